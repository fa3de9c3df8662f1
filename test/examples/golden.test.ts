import assert from 'node:assert/strict';
import { validatePlan } from '../../engine/plan/validate.js';
import { examples, planOf, samplerOf } from './examples.js';
import { compare } from './golden.js';

/** Samples of each example that are kept. */
const kept = [0, 1, 2, 999];

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
