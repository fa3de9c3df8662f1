import assert from 'node:assert/strict';
import { analyse, compareSamples, type Statistics } from '../../engine/analysis/index.js';
import { diffPlans } from '../../engine/plan/diff.js';
import type { Distribution, Expression, Plan } from '../../engine/plan/plan.js';
import { validatePlan } from '../../engine/plan/validate.js';
import { createSampler } from '../../engine/sampling/index.js';
import { close } from './support/close.js';
import { planOf } from './support/plan.js';

const noModels = {
  mesh: () => {
    throw new Error('the plan has no models');
  },
};

const x: Expression = { variable: 'x', up: 0 };

describe('the statistics of a sampler', () => {
  it('tell the acceptance of x > 0.7 for a uniform x, its attempts and its bend', async () => {
    const plan = planOf({
      lets: [let_('x', uniform(0, 1)), let_('free', uniform(0, 1))],
      requires: [{ name: 'high', condition: compare('gt', x, 0.7) }],
    });
    const { requires, cells, variables, holes } = await statisticsOf(plan, 4_000);
    assert.equal(holes.count, 0);
    const [{ pattern, asked, share, interval }] = requires;
    assert.deepEqual([pattern, asked, requires.length], ['Kitchen.high', 4_000, 1]);
    // Closed form: 0.3, whose deviation is 0.0072 in 4,000 samples.
    close(share, 0.3, 0.03);
    assert.ok(interval[0] < 0.3 && interval[1] > 0.3, `${interval}`);
    // The attempts are geometric: mean 1/0.3, 95 % within ⌈ln 0.05 / ln 0.7⌉ = 9.
    close(cells[0].attempts.mean, 1 / 0.3, 0.2);
    close(cells[0].attempts.quantile95, 9, 1);
    const [bent, free] = variables;
    assert.deepEqual([bent.pattern, bent.conditioned, free.conditioned], ['Kitchen.x', true, false]);
    const [number] = bent.components;
    close(number.declared?.mean ?? 0, 0.5, 0.02);
    close(number.accepted.mean, 0.85, 0.01);
    close(number.accepted.quantiles[0], 0.715, 0.01);
    assert.deepEqual(number.exact, { mean: 0.5, deviation: Math.sqrt(1 / 12) });
    close(number.difference?.distance ?? 0, 0.7, 0.03);
    assert.equal(number.difference?.differs, true);
    assert.equal(free.components[0].difference, undefined);
  });

  it('tell a bent count', async () => {
    // P(n things all accepted) = 0.8^n: the count n of 1 … 6 is accepted in proportion to 0.8^n.
    const { variables } = await statisticsOf(thingsWith(0.8), 4_000);
    const weights = [1, 2, 3, 4, 5, 6].map((n) => 0.8 ** n);
    const total = weights.reduce((sum, weight) => sum + weight);
    const mean = weights.reduce((sum, weight, index) => sum + (weight * (index + 1)) / total, 0);
    const count = variables.find((variable) => variable.pattern === 'Kitchen.things.count');
    close(count?.components[0].declared?.mean ?? 0, 3.5, 0.12);
    close(count?.components[0].accepted.mean ?? 0, mean, 0.12);
    assert.equal(count?.components[0].difference?.differs, true);
    assert.deepEqual([count?.components[0].histogram.low, count?.components[0].histogram.high], [0.5, 6.5]);
  });

  it('find no bend where a condition says nothing of a variable of its cell', async () => {
    // Whether a > 0.5 and b > 0.5 agree is independent of a alone and of b alone.
    const half = (name: string) => compare('gt', { variable: name, up: 0 }, 0.5);
    const plan = planOf({
      lets: [let_('a', uniform(0, 1)), let_('b', uniform(0, 1))],
      requires: [{ name: 'agree', condition: compare('eq', half('a'), half('b')) }],
    });
    for (let seed = 1; seed <= 20; seed += 1) {
      const { variables } = await statisticsOf({ ...plan, dataset: { ...plan.dataset, seed } }, 1_000);
      for (const { components, pattern } of variables) {
        assert.equal(components[0].difference?.differs, false, `${pattern} with seed ${seed}`);
      }
    }
  });

  it('tell bent picks and truths', async () => {
    const branch = (label: string, weight: number) => ({ label, weight, term: { value: label } });
    const plan = planOf({
      lets: [
        let_('pick', { choice: [branch('red', 1), branch('green', 1)] }),
        let_('flag', { dist: 'bernoulli', args: [0.5] }),
      ],
      requires: [
        {
          name: 'red',
          condition: {
            op: 'or',
            args: [compare('eq', { variable: 'pick', up: 0 }, 'red'), { variable: 'flag', up: 0 }],
          },
        },
      ],
    });
    // Of the four equal cases, (green, false) is refused: both come out at two thirds.
    const { variables, requires } = await statisticsOf(plan, 4_000);
    close(requires[0].share, 0.75, 0.03);
    for (const [index, value] of ['red', 'true'].entries()) {
      const { picks } = variables[index];
      const pick = picks?.values.find((one) => one.value === value);
      close((pick?.declared ?? 0) / 4_000, 0.5, 0.03);
      close((pick?.accepted ?? 0) / 4_000, 2 / 3, 0.03);
      assert.equal(picks?.difference?.differs, true);
    }
  });

  it('tell holes by the condition that failed', async () => {
    const plan = planOf({
      attempts: 2,
      lets: [let_('x', uniform(0, 1))],
      requires: [{ name: 'high', condition: compare('gt', x, 0.5), at: '0:1:1-1:2' }],
    });
    const { holes, samples } = await statisticsOf(plan, 2_000);
    close(holes.count / samples, 0.25, 0.04);
    assert.equal(holes.tally.length, 1);
    assert.deepEqual(
      [holes.tally[0].code, holes.tally[0].requires],
      ['attempts-exhausted', ['Kitchen.high']],
    );
  });

  it('count objects, classes and the split', async () => {
    const plan = {
      ...thingsWith(1),
      dataset: {
        ...thingsWith(1).dataset,
        split: [
          { name: 'train', share: 0.8 },
          { name: 'test', share: 0.2 },
        ],
      },
    };
    const { elements, classes, split, instances } = await statisticsOf(plan, 1_000);
    close(elements[0].mean, 3.5, 0.25);
    assert.deepEqual([elements[0].minimum, elements[0].maximum], [1, 6]);
    assert.equal(instances.mean, elements[0].mean);
    assert.deepEqual(
      [classes.length, classes[0].class, classes[0].share, classes[0].samples],
      [1, 'ball', 1, 1_000],
    );
    close(split[0].share, 0.8, 0.002);
  });

  it('are the same each time', async () => {
    const plan = thingsWith(0.5);
    assert.deepEqual(await statisticsOf(plan, 300), await statisticsOf(plan, 300));
  });
});

describe('the samples of two plans', () => {
  it('differ as the comparison of the plans foretells', () => {
    const before = thingsWith(0.8);
    const after = thingsWith(0.7);
    const samplers = [before, after].map((plan) => createSampler(plan, noModels));
    const { draws } = diffPlans(before, after, { before: samplers[0].cells, after: samplers[1].cells });
    const { share, variables } = compareSamples(
      samplers[0],
      samplers[1],
      Array.from({ length: 300 }, (_, index) => index),
    );
    assert.ok(share > 0 && share < 1, `${share}`);
    const foretold = new Set([...(draws?.moved ?? []), ...(draws?.redrawn ?? [])]);
    for (const { pattern, changed } of variables) assert.ok(changed === 0 || foretold.has(pattern), pattern);
    assert.deepEqual(draws?.unchanged, ['Kitchen.things[*].tint']);
    assert.ok(variables.some(({ pattern, changed }) => pattern === 'Kitchen.things.count' && changed > 0));
    // Its values stay, but with another count there are more or fewer of them.
    assert.ok(
      variables.some(({ pattern, unmatched }) => pattern === 'Kitchen.things[*].tint' && unmatched > 0),
    );
  });
});

/** Between one and six balls, each of which holds its condition with this probability. */
function thingsWith(probability: number): Plan {
  return planOf({
    classes: ['ball'],
    elements: [
      {
        kind: 'object',
        name: 'things',
        count: { draw: { dist: 'whole', args: [1, 6] } },
        asset: {
          value: {
            block: 'sphere',
            lets: [],
            attributes: [],
            properties: { radius: { value: 0.1 }, class: { value: { class: 'ball' } } },
          },
        },
        lets: [let_('x', uniform(0, 1)), let_('tint', uniform(0, 1))],
        requires: [{ name: 'low', condition: compare('lt', x, probability) }],
      },
    ],
  });
}

function let_(name: string, draw: Distribution) {
  return { name, term: { draw } };
}

function uniform(low: number, high: number): Distribution {
  return { dist: 'uniform', args: [low, high] };
}

function compare(op: string, a: Expression, b: Expression): Expression {
  return { op, args: [a, b] };
}

function statisticsOf(plan: Plan, samples: number): Promise<Statistics> {
  assert.deepEqual(validatePlan(plan), { ok: true, plan });
  const pause = () => new Promise<void>((resolve) => setTimeout(resolve));
  return analyse(plan, createSampler(plan, noModels), {
    samples,
    pause,
    now: performance.now.bind(performance),
  });
}
