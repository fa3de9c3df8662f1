import assert from 'node:assert/strict';
import {
  drawDistribution,
  drawExpectations,
  type NumberDistribution,
  type VariableDistribution,
} from '../../engine/analysis/index.js';
import type { Distribution, Expression, Plan, Require } from '../../engine/plan/plan.js';
import { createSampler } from '../../engine/sampling/index.js';
import { close } from './support/close.js';
import { planOf } from './support/plan.js';

const x: Expression = { variable: 'x', up: 0 };
const above = (bound: number): Require => ({ name: 'above', condition: { op: 'gt', args: [x, bound] } });
const pause = () => new Promise<void>((resolve) => setImmediate(resolve));

/** φ of N. Abramowitz and I. Stegun, 26.2.1. */
const density = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** The integral of a density by Simpson's rule. */
function integral(of: (at: number) => number, from: number, to: number, steps = 200): number {
  const h = (to - from) / steps;
  let sum = of(from) + of(to);
  for (let i = 1; i < steps; i += 1) sum += (i % 2 === 1 ? 4 : 2) * of(from + i * h);
  return (sum * h) / 3;
}

/** Pearson's χ² of a histogram against expected shares, in deviations of its law above its mean. */
function excess({ bins, accepted }: NumberDistribution, share: (from: number, to: number) => number): number {
  const { low, high, count } = bins!;
  const { shares, summary } = accepted;
  const border = (index: number) => low + ((high - low) * index) / count;
  let [statistic, columns] = [0, 0];
  for (const [index, seen] of shares.entries()) {
    const expected = share(border(index), border(index + 1)) * summary.count;
    if (expected < 5) continue;
    columns += 1;
    statistic += (seen * summary.count - expected) ** 2 / expected;
  }
  return (statistic - columns) / Math.sqrt(2 * columns);
}

describe('the distribution of a variable', () => {
  it('of a normal draw has its density, and draws that fit it', async () => {
    const { components, alone, complete, samples, conditioned } = await last(planWith(normal(3, 2)));
    assert.deepEqual(
      [components.length, alone, complete, samples, conditioned],
      [1, true, true, 10_000, false],
    );
    const [number] = components;
    const { bins, declaredCurve, acceptedCurve, accepted } = number!;
    const width = (bins!.high - bins!.low) / bins!.count;
    assert.equal(declaredCurve?.origin, 'closed form');
    assert.equal(acceptedCurve, undefined);
    for (const [index, at] of declaredCurve.x.entries())
      close(declaredCurve.shares[index]!, (density((at - 3) / 2) / 2) * width, 2e-5);
    assert.ok(excess(number!, (from, to) => integral((at) => density((at - 3) / 2) / 2, from, to)) < 3);
    close(accepted.summary.mean, 3, 0.06);
    // Freedman and Diaconis: 2 · 1.349 σ / 10000^(1/3), and the axis holds at least the middle 99 %.
    close(width, (2 * 1.349 * 2) / 10_000 ** (1 / 3), 0.02);
    assert.ok(bins!.low < 3 - 2 * 2.58 && bins!.high > 3 + 2 * 2.58);
  });

  it('that a condition cuts off is the conditional one', async () => {
    const { components, conditioned, alone } = await last(planWith(normal(0, 1), [above(0.5)]));
    assert.deepEqual([conditioned, alone], [true, true]);
    const [number] = components;
    const { bins, declared, declaredCurve, acceptedCurve } = number!;
    const beyond = integral(density, 0.5, 12);
    const conditional = (at: number) => (at < 0.5 ? 0 : density(at) / beyond);
    assert.ok(
      excess(number!, (from, to) => integral(conditional, Math.max(from, 0.5), Math.max(to, 0.5))) < 3,
    );
    assert.ok(
      excess({ ...number!, accepted: declared! }, (from, to) => integral(density, from, to)) < 3,
      'the declared draws are not normal',
    );
    assert.equal(declaredCurve?.origin, 'closed form');
    assert.equal(acceptedCurve?.origin, 'estimate');
    const width = (bins!.high - bins!.low) / bins!.count;
    const peak = conditional(0.5) * width;
    for (const [index, at] of acceptedCurve.x.entries())
      if (Math.abs(at - 0.5) > 0.02)
        close(acceptedCurve.shares[index]!, conditional(at) * width, 0.12 * peak);
  });

  it('of a parameter that is drawn is estimated', async () => {
    const plan = planOf({
      lets: [let_('x', uniform(2, 3)), let_('y', { dist: 'exponential', args: [x] })],
    });
    const { components } = await last(plan, 'Kitchen.y');
    const [{ bins, declaredCurve, accepted }] = components as [NumberDistribution];
    assert.equal(declaredCurve?.origin, 'estimate');
    const width = (bins!.high - bins!.low) / bins!.count;
    const mixture = (at: number) => integral((m) => Math.exp(-at / m) / m, 2, 3, 40);
    for (const [index, at] of declaredCurve.x.entries())
      close(declaredCurve.shares[index]!, mixture(at) * width, 0.15 * mixture(0) * width);
    close(accepted.summary.mean, 2.5, 0.1);
    assert.ok(accepted.above > 0 && accepted.above < 0.005, 'the tail is counted beside the axis');
  });

  it('of whole numbers has a bin for each', async () => {
    const { components } = await last(planWith({ dist: 'binomial', args: [10, 0.3] }));
    const [{ bins, declaredCurve }] = components as [NumberDistribution];
    assert.deepEqual([bins?.low, bins?.whole], [-0.5, true]);
    let chosen = 1;
    for (const [k, share] of declaredCurve!.shares.entries()) {
      close(share, chosen * 0.3 ** k * 0.7 ** (10 - k), 1e-12);
      chosen = (chosen * (10 - k)) / (k + 1);
    }
  });

  it('of a choice has its shares, with intervals', async () => {
    const branches = { a: 1, b: 2, c: 5 };
    const choice = Object.entries(branches).map(([label, weight]) => ({
      label,
      weight,
      term: { value: label },
    }));
    const { picks, components } = await last(planWith({ choice }));
    assert.deepEqual(components, []);
    assert.deepEqual(
      picks?.outcomes.map(({ value, exact }) => [value, exact]),
      [
        ['a', 1 / 8],
        ['b', 2 / 8],
        ['c', 5 / 8],
      ],
    );
    for (const { exact, accepted, declared } of picks!.outcomes) {
      assert.equal(declared, undefined);
      // 1.5 times the interval of 95 %: three deviations.
      const [low, high] = accepted.interval;
      close(accepted.share, exact!, (1.5 * (high - low)) / 2);
    }
  });

  it('of what a hole may have to do with is drawn from whole worlds', async () => {
    const radius: Expression = { op: 'sqrt', args: [{ variable: 'x', up: 2 }] };
    const ball = { block: 'sphere', lets: [], attributes: [], properties: { radius: { value: radius } } };
    const plan = planOf({
      lets: [let_('x', normal(0, 1))],
      elements: [{ kind: 'object', name: 'ball', asset: { value: ball } }],
    });
    const { components, holes, samples, alone } = await last(plan);
    assert.deepEqual([alone, samples], [false, 10_000]);
    close(holes, 5_000, 200);
    assert.ok(components[0]!.accepted.summary.minimum > 0);
    assert.equal(components[0]!.acceptedCurve?.origin, 'estimate');
  });

  it('is told as it comes, and stops when it is told to', async () => {
    const told: number[] = [];
    for await (const { samples } of figuresOf(planWith(normal(0, 1)), 'Kitchen.x', () => 0))
      told.push(samples);
    assert.deepEqual(told, [200, 1_000, 10_000]);
    const signal = { aborted: false };
    let [time, seen] = [0, 0];
    const clock = () => (time += 10);
    for await (const { complete } of figuresOf(planWith(normal(0, 1)), 'Kitchen.x', clock, signal)) {
      assert.ok(!complete);
      seen += 1;
      signal.aborted = true;
    }
    assert.equal(seen, 1);
  });

  it('stands beside what is to be expected of all', async () => {
    const sampler = samplerOf(planWith(uniform(0, 1), [above(0.75)]));
    const told: [samples: number, complete: boolean][] = [];
    let share = 0;
    const plan = planWith(uniform(0, 1), [above(0.75)]);
    for await (const { samples, complete, requires } of drawExpectations(plan, sampler, {
      pause,
      now: () => 0,
    })) {
      told.push([samples, complete]);
      share = requires[0]!.share;
    }
    assert.deepEqual(told, [
      [100, false],
      [1_000, true],
    ]);
    close(share, 0.25, 0.04);
  });

  it('refuses a variable that there is none of', async () => {
    await assert.rejects(last(planWith(normal(0, 1)), 'Kitchen.z'), RangeError);
  });

  for (const [name, distribution] of Object.entries({
    'the widest interval': uniform(-1.7e308, 1.7e308),
    'a wide interval': uniform(-8e307, 8e307),
    'the narrowest interval': uniform(1, 1 + 2 ** -52),
    'numbers near 0': uniform(0, 5e-324),
    'a constant': normal(1e300, 0),
    'very many whole numbers': { dist: 'whole', args: [0, 2 ** 53 - 2] },
    'a heavy tail': { dist: 'logNormal', args: [1, 30] },
    'a value that is too large': { dist: 'logNormal', args: [1, 1e3] },
    'parameters that are none': normal(0, -1),
    'an empty choice of weights': { choice: [{ label: 'a', weight: 1e-308, term: { value: 1 } }] },
  } satisfies Record<string, Distribution>)) {
    it(`bears ${name}`, async () => {
      const figures = await last(planWith(distribution));
      assert.equal(figures.samples, 10_000);
      assertFinite(figures);
    });
  }

  it('bears a condition that never holds', async () => {
    const { holes, samples, components } = await last(planWith(uniform(0, 1), [above(2)], 3));
    assert.deepEqual([holes, samples], [10_000, 10_000]);
    assert.equal(components[0]!.accepted.summary.count, 0);
    assertFinite(components);
  });

  it('of very many things is told before there are many samples', async () => {
    const stars = { kind: 'light', name: 'stars', type: 'point', count: { value: 20_000 } } as const;
    const plan = planOf({ elements: [{ ...stars, lets: [let_('x', normal(0, 1))] }] });
    let time = 0;
    for await (const { samples, components } of figuresOf(
      plan,
      'Kitchen.stars[*].x',
      () => (time += 1_000),
    )) {
      assert.equal(samples, 1);
      assert.equal(components[0]!.accepted.summary.count, 20_000);
      break;
    }
  });
});

function planWith(draw: Distribution, requires: readonly Require[] = [], attempts = 1000): Plan {
  return planOf({ lets: [let_('x', draw)], requires, attempts, seed: 7 });
}

function figuresOf(plan: Plan, pattern: string, now: () => number, signal?: { aborted: boolean }) {
  return drawDistribution(samplerOf(plan), pattern, { pause, now, ...(signal && { signal }) });
}

function samplerOf(plan: Plan) {
  return createSampler(plan, { mesh: () => assert.fail('the plan has no models') });
}

async function last(plan: Plan, pattern = 'Kitchen.x'): Promise<VariableDistribution> {
  let figures: VariableDistribution | undefined;
  for await (const each of figuresOf(plan, pattern, () => 0)) figures = each;
  return figures!;
}

/** All but a mean or a deviation, which have no value where a sum has none. */
function assertFinite(value: unknown): void {
  if (typeof value === 'number') assert.ok(Number.isFinite(value), JSON.stringify(value));
  else if (typeof value === 'object' && value !== null)
    for (const [name, each] of Object.entries(value))
      if (!['mean', 'deviation'].includes(name)) assertFinite(each);
}

function let_(name: string, draw: Distribution) {
  return { name, term: { draw } };
}

function uniform(low: number, high: number): Distribution {
  return { dist: 'uniform', args: [low, high] };
}

function normal(mean: number, deviation: number): Distribution {
  return { dist: 'normal', args: [mean, deviation] };
}
