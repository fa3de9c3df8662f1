import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { validatePlan } from '../../engine/plan/validate.js';
import { root } from '../support/root.js';
import { examples, planOf, samplerOf } from './examples.js';

const folder = join(root, 'test', 'examples', 'golden');
/** Samples of each example that are kept. */
const kept = [0, 1, 2, 999];

/** Compares with what is kept, or keeps it anew when asked to (`npm run golden`). */
function compare(name: string, actual: string): void {
  const path = join(folder, name);
  if (process.env['SPECIMEN_UPDATE_GOLDEN'] === '1') writeFileSync(path, actual);
  assert.ok(existsSync(path), `${name} is missing; make it with npm run golden`);
  const expected = readFileSync(path, 'utf8');
  if (actual === expected) return;
  // The whole would fill screens: where they part is what helps.
  let at = 0;
  while (actual[at] === expected[at]) at++;
  const near = (text: string) => text.slice(Math.max(0, at - 80), at + 80);
  assert.fail(`${name} differs at character ${at}:\nnow  ${near(actual)}\nkept ${near(expected)}`);
}

describe('every example', () => {
  for (const { name, path } of examples()) {
    it(`${name} has its plan`, () => {
      const plan = planOf(path);
      const valid = validatePlan(JSON.parse(JSON.stringify(plan)));
      assert.deepEqual(valid.ok ? [] : valid.problems, []);
      compare(`${name}.plan.json`, `${JSON.stringify(plan, null, 1)}\n`);
    });

    it(`${name} has its samples`, () => {
      const plan = planOf(path);
      const sampler = samplerOf(path, plan);
      const lines = kept.map((index) => JSON.stringify(sampler.sample(index)));
      for (const line of lines) assert.ok(!line.includes('"hole"'), line);
      compare(`${name}.samples.jsonl`, `${lines.join('\n')}\n`);
    });

    it(`${name}: samples in any order, and from another sampler, are the same`, () => {
      const plan = planOf(path);
      const forward = samplerOf(path, plan);
      const backward = samplerOf(path, JSON.parse(JSON.stringify(plan)));
      const indices = Array.from({ length: 12 }, (_, k) => k * 7);
      const inOrder = indices.map((index) => JSON.stringify(forward.sample(index)));
      const reversed = [...indices].reverse().map((index) => JSON.stringify(backward.sample(index)));
      assert.deepEqual(inOrder, reversed.reverse());
    });
  }
});
