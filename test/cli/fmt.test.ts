import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { TestFolder } from '../support/folder.js';
import { specimen } from './support/specimen.js';

const untidy = 'language 1\ndataset D {scene=S}\nscene S {let a~0 .. 1 // why\n}\n';

describe('specimen fmt', () => {
  let folder: TestFolder;
  beforeEach(() => {
    folder = new TestFolder({ 'a.specimen': untidy, 'broken.specimen': 'scene S { let = = }\n' });
  });
  afterEach(() => folder.remove());
  const run = (...args: string[]) => specimen(['fmt', ...args], folder.path);
  const text = (name: string) => readFileSync(folder.at(name), 'utf8');

  it('writes a spec in the one style, once', () => {
    const { mode } = statSync(folder.at('a.specimen'));
    assert.deepEqual(run('a.specimen'), { status: 0, signal: null, stdout: 'a.specimen\n', stderr: '' });
    const tidy = text('a.specimen');
    assert.notEqual(tidy, untidy);
    assert.match(tidy, /let a ~ 0 \.\. 1 +\/\/ why/);
    assert.equal(statSync(folder.at('a.specimen')).mode, mode);
    assert.equal(run('a.specimen').stdout, '');
    assert.equal(text('a.specimen'), tidy);
  });

  it('--check names what would change and writes nothing', () => {
    const { status, stdout } = run('--check', 'a.specimen');
    assert.equal(status, 1);
    assert.equal(stdout, 'a.specimen\n');
    assert.equal(text('a.specimen'), untidy);
    run('a.specimen');
    assert.equal(run('--check', 'a.specimen').status, 0);
  });

  it('leaves a spec that cannot be parsed as it is, and tells why', () => {
    const { status, stderr } = run('broken.specimen', 'a.specimen');
    assert.equal(status, 1);
    assert.match(stderr, /^error\[syntax\/unexpected\]/);
    assert.equal(text('broken.specimen'), 'scene S { let = = }\n');
    assert.notEqual(text('a.specimen'), untidy);
  });
});
