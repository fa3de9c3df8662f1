import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { specimenAt } from '../cli/support/specimen.js';
import { TestFolder } from '../support/folder.js';
import { root } from '../support/root.js';
import { stage } from './staged.js';

describe('the package for npm, installed elsewhere', () => {
  let folder: TestFolder;
  let program: string;

  before(() => {
    folder = new TestFolder();
    const target = folder.at('node_modules/specimen-lang');
    stage.stageNpm(target);
    // As npm lays them out: beside the package, and only those that its manifest names.
    const { dependencies, optionalDependencies, bin } = JSON.parse(
      readFileSync(join(target, 'package.json'), 'utf8'),
    );
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const link = folder.at(`node_modules/${name}`);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(join(root, 'node_modules', name), link, 'junction');
    }
    program = join(target, bin.specimen);
  });
  after(() => folder.remove());

  it('makes a spec, and from it a data set', () => {
    const made = specimenAt(program, ['new', 'kitchen'], folder.path);
    assert.equal(made.status, 0, made.stderr);
    const args = ['run', 'kitchen/kitchen.specimen', '--out', 'data', '--samples', '1'];
    const run = specimenAt(program, args, folder.path);
    assert.equal(run.status, 0, run.stderr);
    for (const path of ['overview.png', 'images/000000.png', 'coco/train.json'])
      assert.ok(existsSync(folder.at(`data/${path}`)), path);
  });

  it('is the same version as the project', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    assert.equal(specimenAt(program, ['--version'], folder.path).stdout.split(' ')[0], version);
  });
});
