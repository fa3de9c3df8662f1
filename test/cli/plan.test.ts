import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { validatePlan } from '../../engine/plan/validate.js';
import { TestFolder } from '../support/folder.js';
import { scene, specimen } from './support/specimen.js';

describe('specimen plan', () => {
  let folder: TestFolder;
  before(() => {
    folder = new TestFolder({ 'a.specimen': scene('param_ = 1').replace('param_ = 1', 'let a ~ 0 .. 1') });
  });
  after(() => folder.remove());
  const run = (...args: string[]) => specimen(['plan', ...args], folder.path);

  it('prints a plan, or writes the same bytes to a file', () => {
    const { status, stdout } = run('a.specimen');
    assert.equal(status, 0);
    assert.ok(validatePlan(JSON.parse(stdout)).ok);
    const written = run('a.specimen', '-o', 'plan.json');
    assert.equal(written.status, 0);
    assert.equal(written.stdout, '');
    assert.match(written.stderr, /^meaning [0-9a-f]{64}\nfile {4}[0-9a-f]{64}\n$/);
    assert.equal(readFileSync(folder.at('plan.json'), 'utf8'), stdout);
    assert.deepEqual(readdirSync(folder.path).sort(), ['a.specimen', 'plan.json']);
    assert.equal(run('plan.json').stdout, stdout);
  });

  it('tells what is wrong with a plan', () => {
    folder.write('broken.json', '{"schema": "specimen-plan/1"');
    folder.write('other.json', '{"schema": "specimen-plan/1"}');
    for (const name of ['broken.json', 'other.json']) {
      const { status, stderr } = run(name);
      assert.equal(status, 1);
      assert.match(stderr, /^error\[plan\/invalid\]: /);
      assert.ok(stderr.includes(`┌─ ${name}:1:1`));
    }
  });

  it('ends with status 2 where there is nothing to write to', () => {
    for (const output of ['no/such/folder/plan.json', '.']) {
      const { status, stderr } = run('a.specimen', '-o', output);
      assert.equal(status, 2);
      assert.match(stderr, /^error: .*folder/);
    }
  });

  it('ends with status 3 where the machine says no', () => {
    // No file system takes so long a name.
    const { status, stderr } = run('a.specimen', '-o', `${'x'.repeat(4000)}.json`);
    assert.equal(status, 3);
    assert.match(stderr, /^error: ENAMETOOLONG/);
  });
});
