import assert from 'node:assert/strict';
import { TestFolder } from '../support/folder.js';
import { scene, specimen } from './support/specimen.js';

describe('specimen diff', () => {
  let folder: TestFolder;
  before(() => {
    folder = new TestFolder({
      'a.specimen': scene('let a ~ 0 .. 1\nlet b ~ normal(0, 1)'),
      'b.specimen': scene('let b ~ normal(0, 2) // wider\nlet a ~ 0 .. 1'),
      'same.specimen': scene('// a comment\nlet a ~ 0 .. 1; let b ~ normal(0, 1)'),
    });
  });
  after(() => folder.remove());
  const run = (...args: string[]) => specimen(['diff', ...args], folder.path);

  it('tells what changed, which draws stay, and how many samples are the same', () => {
    const { status, stdout } = run('a.specimen', 'b.specimen', '--samples', '50');
    assert.equal(status, 0);
    assert.match(stdout, /changed S\.b: normal\(0, 1\) → normal\(0, 2\)/);
    assert.match(stdout, /1 variable keeps its value/);
    assert.match(stdout, /Of 50 samples made with both, 0 are the same\.\n {2}S\.b: 50 have another value/);
  });

  it('says that plans mean the same', () => {
    specimen(['plan', 'a.specimen', '-o', 'a.json'], folder.path);
    const { status, stdout } = run('a.json', 'same.specimen', '--format', 'json');
    assert.equal(status, 0);
    const { meaning, changes, samples } = JSON.parse(stdout);
    assert.ok(meaning.equal);
    assert.deepEqual(changes, []);
    assert.equal(samples.identical, samples.compared);
  });

  it('needs two specs without errors', () => {
    folder.write('bad.specimen', scene('let a = 1m + 3deg'));
    assert.equal(run('a.specimen', 'bad.specimen').status, 1);
  });
});
