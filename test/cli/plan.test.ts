import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
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
    assert.deepEqual(run('a.specimen', '-o', 'plan.json'), {
      status: 0,
      signal: null,
      stdout: '',
      stderr: '',
    });
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

  it('ends with status 3 where the machine says no', function () {
    assert.equal(run('a.specimen', '-o', 'no/such/folder/plan.json').status, 3);
    if (process.platform === 'win32' || process.getuid?.() === 0) this.skip();
    mkdirSync(folder.at('locked'));
    chmodSync(folder.at('locked'), 0o500);
    const { status, stderr } = run('a.specimen', '-o', 'locked/plan.json');
    assert.equal(status, 3);
    assert.match(stderr, /^error: EACCES/);
    chmodSync(folder.at('a.specimen'), 0);
    assert.equal(run('a.specimen').status, 3);
  });
});
