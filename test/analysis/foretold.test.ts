import assert from 'node:assert/strict';
import { compareSamples } from '../../engine/analysis/index.js';
import { canonicalJson } from '../../engine/plan/canonical.js';
import { diffPlans } from '../../engine/plan/diff.js';
import { meaningHash } from '../../engine/plan/hash.js';
import type { Expression, Plan } from '../../engine/plan/plan.js';
import type { Sampler } from '../../engine/sampling/index.js';
import { type Draft, samplerOf, table } from './support/table.js';

const dusk: Expression = { variable: 'dusk', up: 0 };

/** Edits of the table's plan, and the variables whose values stay although something near them changes. */
const edits: [name: string, edit: (plan: Draft<Plan>) => void, unchanged: string[]][] = [
  [
    'another distribution of a let',
    (plan) => (plan.scene.lets[0]!.term = { draw: { dist: 'uniform', args: [0, 0.5] } }),
    ['Kitchen.balls[*].place'],
  ],
  [
    'a variable more',
    (plan) => plan.scene.lets.push({ name: 'haze', term: { draw: { dist: 'beta', args: [2, 5] } } }),
    ['Kitchen.dusk', 'Kitchen.balls[*].place', 'Kitchen.lamps[*].flux'],
  ],
  [
    'another order of lets',
    (plan) => plan.scene.lets.reverse(),
    ['Kitchen.dusk', 'Kitchen.mood', 'Kitchen.balls[*].place'],
  ],
  [
    'a stricter condition',
    (plan) => (plan.scene.requires[0]!.condition = { op: 'gt', args: [dusk, 0.6] }),
    ['Kitchen.balls[*].place', 'Kitchen.lamps[*].flux', 'Kitchen.lamps[*].tint'],
  ],
  [
    'no condition',
    (plan) => plan.scene.requires.pop(),
    ['Kitchen.balls[*].place', 'Kitchen.lamps[*].flux', 'Kitchen.lamps[*].tint'],
  ],
  [
    'larger balls',
    (plan) => {
      const asset = plan.scene.elements[1]!.asset as { value: { properties: Record<string, unknown> } };
      asset.value.properties.radius = { draw: { dist: 'uniform', args: [0.05, 0.15] } };
    },
    ['Kitchen.dusk', 'Kitchen.lamps[*].flux', 'Kitchen.balls.count'],
  ],
  [
    'more balls',
    (plan) => (plan.scene.elements[1]!.count = { draw: { dist: 'whole', args: [4, 8] } }),
    ['Kitchen.dusk', 'Kitchen.lamps[*].flux', 'Kitchen.balls[*].radius'],
  ],
  [
    'no lamps',
    (plan) => plan.scene.elements.pop(),
    ['Kitchen.dusk', 'Kitchen.balls[*].place', 'Kitchen.balls[*].yaw'],
  ],
  ['another seed', (plan) => (plan.dataset.seed = 2), []],
];

describe('what the comparison of two plans foretells', () => {
  const indices = Array.from({ length: 200 }, (_, index) => index);

  for (const [name, edit, unchanged] of edits) {
    it(`holds in the samples: ${name}`, () => {
      const after = structuredClone(table) as Draft<Plan>;
      edit(after);
      const samplers = [table, after as Plan].map(samplerOf) as [Sampler, Sampler];
      const cells = { before: samplers[0].cells, after: samplers[1].cells };
      const { draws } = diffPlans(table, after as Plan, cells);
      const { variables } = compareSamples(...samplers, indices);
      const changed = variables
        .filter((variable) => variable.changed > 0)
        .map((variable) => variable.pattern);
      for (const pattern of draws?.unchanged ?? [])
        assert.ok(!changed.includes(pattern), `${pattern} changes`);
      for (const pattern of unchanged)
        assert.ok(draws?.unchanged.includes(pattern), `${pattern} is not foretold`);
    });
  }

  it('lists the random variables that the sampler has', () => {
    const { draws } = diffPlans(table, table, { before: [], after: [] });
    const patterns = new Set(samplerOf(table).variables.map((one) => one.pattern));
    assert.deepEqual([...(draws?.unchanged ?? [])].sort(), [...patterns].sort());
  });
});

describe('two plans of one meaning', () => {
  it('make the same samples', () => {
    const same = JSON.parse(canonicalJson(table)) as Plan;
    assert.equal(meaningHash(same), meaningHash(table));
    const [a, b] = [samplerOf(table), samplerOf(same)];
    for (let index = 0; index < 50; index += 1) {
      assert.equal(canonicalJson(b.sample(index)), canonicalJson(a.sample(index)));
    }
  });
});
