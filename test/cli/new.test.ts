import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestFolder } from '../support/folder.js';
import { specimen } from './support/specimen.js';

describe('specimen new', () => {
  let folder: TestFolder;
  before(() => {
    folder = new TestFolder({ 'taken/file.txt': 'mine' });
  });
  after(() => folder.remove());

  it('makes a spec that runs, and a README whose commands run', () => {
    const made = specimen(['new', 'my-first_set'], folder.path);
    assert.equal(made.status, 0, made.stderr);
    const project = folder.at('my-first_set');
    assert.deepEqual(readdirSync(project).sort(), [
      'README.md',
      'hdri',
      'licenses.json',
      'load.py',
      'models',
      'my-first_set.specimen',
    ]);
    const readme = readFileSync(join(project, 'README.md'), 'utf8');
    const block = /```sh\n([\s\S]*?)```/.exec(readme)![1]!;
    const commands = block
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/\s+#.*$/, '').split(' '));
    const few = (args: readonly string[]) =>
      args.map((each, at) => (args[0] === 'run' && args[at - 1] === '--samples' ? '2' : each));
    // The preview ends with Ctrl-C alone: test/preview opens it.
    const own = commands.filter(([program, command]) => program === 'specimen' && command !== 'preview');
    assert.ok(own.length >= 4);
    for (const [, ...args] of own) {
      const { status, stderr } = specimen(few(args), project);
      assert.equal(status, 0, `${args.join(' ')}\n${stderr}`);
    }
    // The script needs Python's readers: test/readers runs it. Here, that what it opens is there.
    const others = commands.filter(([program]) => program !== 'specimen');
    assert.deepEqual(others, [['python', 'load.py', 'data']]);
    assert.ok(existsSync(join(project, 'data', 'coco', 'train.json')));
    assert.equal(specimen(['fmt', '--check', 'my-first_set.specimen'], project).status, 0);
    const check = specimen(['check', 'my-first_set.specimen', '--format', 'json'], project);
    assert.deepEqual(JSON.parse(check.stdout).diagnostics, []);
    assert.equal(
      JSON.parse(readFileSync(join(project, 'data', 'specimen.json'), 'utf8')).dataset,
      'MyFirstSet',
    );
  });

  it('has a name of its own', () => {
    assert.equal(specimen(['new'], folder.path).status, 0);
    assert.equal(specimen(['new'], folder.path).status, 2);
  });

  it('leaves a folder with files as it is', () => {
    const { status, stderr } = specimen(['new', 'taken'], folder.path);
    assert.equal(status, 2);
    assert.match(stderr, /taken is there already/);
    assert.deepEqual(readdirSync(folder.at('taken')), ['file.txt']);
  });
});
