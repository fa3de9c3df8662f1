import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { validatePlan } from '../../engine/plan/validate.js';
import { type Hole, isHole, type Sample } from '../../engine/sampling/index.js';
import { root } from '../support/root.js';
import { cookbook, planOf, samplerOf } from './examples.js';
import { compare } from './golden.js';

/** Samples of each spec whose digests are kept: whole worlds of these would be megabytes. */
const kept = [0, 17];

function lineOf(sample: Sample | Hole): string {
  assert.ok(!isHole(sample), JSON.stringify(sample));
  const digest = createHash('sha256').update(JSON.stringify(sample)).digest('hex');
  return `${sample.index} ${sample.objects.length} objects ${digest}`;
}

describe('every spec of the cookbook', () => {
  const page = readFileSync(join(root, 'docs', 'cookbook.md'), 'utf8');

  for (const { name, path } of cookbook()) {
    it(`${name} has its plan, its samples, licences and a place in the docs`, () => {
      const plan = planOf(path);
      const valid = validatePlan(JSON.parse(JSON.stringify(plan)));
      assert.deepEqual(valid.ok ? [] : valid.problems, []);
      compare(`${name}.plan.json`, `${JSON.stringify(plan, null, 1)}\n`);

      const sampler = samplerOf(path, plan);
      const again = samplerOf(path, JSON.parse(JSON.stringify(plan)));
      const lines = kept.map((index) => lineOf(sampler.sample(index)));
      assert.ok(lines.includes(lineOf(again.sample(kept[1]))));
      compare(`${name}.samples.txt`, `${lines.join('\n')}\n`);

      assert.ok(existsSync(join(dirname(path), 'licenses.json')));
      assert.ok(page.includes(`examples/cookbook/${name}/${name}.specimen`));
    });
  }

  it('is there', () => {
    assert.equal(cookbook().length, 8);
  });
});
