import assert from 'node:assert/strict';
import { correlationFactor } from '../../engine/plan/correlation.js';
import type { Copula, Expression, Scalar } from '../../engine/plan/plan.js';
import { isHole, PlanError } from '../../engine/sampling/index.js';
import { draws, type PlanParts, ref, samplerOf, scalar } from './support/plans.js';

const copula = (parts: readonly Scalar[], ...correlation: readonly Expression[]): Copula => ({
  copula: parts,
  correlation,
});
const standard = scalar('normal', 0, 1);
const uniform = scalar('uniform', 0, 1);

/** The values of `x` in so many samples. */
function valuesOf(parts: PlanParts, samples: number): number[][] {
  const sampler = samplerOf(parts);
  return Array.from({ length: samples }, (_, index) => {
    const sample = sampler.sample(index);
    assert.ok(!isHole(sample));
    return sample.variables['Scene.x'] as number[];
  });
}

/** The correlation of components i and j after Bravais and Pearson. */
function correlation(rows: readonly number[][], i: number, j: number): number {
  const mean = (k: number) => rows.reduce((sum, row) => sum + row[k], 0) / rows.length;
  const [a, b] = [mean(i), mean(j)];
  const moment = (f: (row: number[]) => number) => rows.reduce((sum, row) => sum + f(row), 0);
  const [ab, aa, bb] = [
    moment((row) => (row[i] - a) * (row[j] - b)),
    moment((row) => (row[i] - a) ** 2),
    moment((row) => (row[j] - b) ** 2),
  ];
  return ab / Math.sqrt(aa * bb);
}

describe('the factor of correlations', () => {
  it('times its transpose is their matrix', () => {
    const given = [0.5, -0.3, 0.2, 0.1, 0.3, -0.4];
    const factor = correlationFactor(4, given)!;
    const entry = (i: number, j: number) => factor[j].reduce((sum, each, k) => sum + each * factor[i][k], 0);
    const below: number[] = [];
    for (let i = 0; i < 4; i++) {
      assert.ok(Math.abs(entry(i, i) - 1) < 1e-15);
      for (let j = 0; j < i; j++) below.push(entry(i, j));
    }
    below.forEach((each, at) => {
      assert.ok(Math.abs(each - given[at]) < 1e-15);
    });
  });

  it('is not there where a determinant is not positive', () => {
    // For three: 1 + 2 abc − a² − b² − c².
    assert.equal(correlationFactor(3, [0.9, 0.9, -0.9]), undefined);
    assert.equal(correlationFactor(3, [0.8, 0.6, -0.01]), undefined);
    assert.ok(correlationFactor(3, [0.8, 0.6, 0.01]));
    for (const wrong of [1, -1, 1.5, Number.NaN]) assert.equal(correlationFactor(2, [wrong]), undefined);
  });
});

describe('a copula', () => {
  it('correlates its parts as is said, in the order of the rows below the diagonal', () => {
    const rows = valuesOf(
      { lets: [draws('x', copula([standard, standard, standard], 0.7, -0.5, 0.1))] },
      20_000,
    );
    // The deviation of an estimate is about (1 − r²) / √n.
    for (const [i, j, r] of [
      [1, 0, 0.7],
      [2, 0, -0.5],
      [2, 1, 0.1],
    ])
      assert.ok(Math.abs(correlation(rows, i, j) - r) < 4 / Math.sqrt(20_000), `${i}, ${j}`);
  });

  it('of uniform parts has the correlation 6/π arcsin(r/2) of ranks', () => {
    const rows = valuesOf({ lets: [draws('x', copula([uniform, uniform], 0.6))] }, 20_000);
    assert.ok(Math.abs(correlation(rows, 0, 1) - (6 / Math.PI) * Math.asin(0.3)) < 4 / Math.sqrt(20_000));
  });

  it('leaves each part its own distribution', () => {
    const parts = [scalar('gamma', 1, 2), scalar('uniform', 3, 5), scalar('poisson', 2)];
    const rows = valuesOf({ lets: [draws('x', copula(parts, 0.9, -0.8, -0.7))] }, 10_000);
    const distance = (k: number, cdf: (x: number) => number) => {
      const values = rows.map((row) => row[k]).sort((a, b) => a - b);
      return Math.max(...values.map((x, i) => Math.max(cdf(x) - i / 10_000, (i + 1) / 10_000 - cdf(x))));
    };
    const bound = 1.9495 / Math.sqrt(10_000); // Kolmogorov's at 0.001
    assert.ok(distance(0, (x) => 1 - Math.exp(-x / 2)) < bound);
    assert.ok(distance(1, (x) => (x - 3) / 2) < bound);
    const none = rows.filter((row) => row[2] === 0).length;
    assert.ok(Math.abs(none / 10_000 - Math.exp(-2)) < 4 * Math.sqrt(0.117 / 10_000));
  });

  it('draws its first part, and parts without a correlation, as if they stood alone', () => {
    const together = valuesOf({ lets: [draws('x', copula([uniform, standard, uniform], 0.7, 0, 0))] }, 50);
    const alone = valuesOf({ lets: [draws('x', { product: [uniform, standard, uniform] })] }, 50);
    together.forEach((row, i) => {
      assert.equal(row[0], alone[i][0]);
      assert.equal(row[2], alone[i][2]);
    });
    // z₂ = r z₁ + √(1 − r²) times the score that it would have alone.
    const both = valuesOf({ lets: [draws('x', copula([standard, standard], 0.7))] }, 50);
    const free = valuesOf({ lets: [draws('x', { product: [standard, standard] })] }, 50);
    both.forEach(([a, b], i) => {
      assert.ok(Math.abs(b - (0.7 * a + Math.sqrt(0.51) * free[i][1])) < 1e-13 * Math.max(1, Math.abs(b)));
    });
  });

  it('is finite where the scores add up beyond the last uniform number', () => {
    const parts = Array.from({ length: 32 }, () => scalar('exponential', 1));
    const pairs = Array.from({ length: 496 }, () => 0.99);
    for (const row of valuesOf({ lets: [draws('x', copula(parts, ...pairs))] }, 200)) {
      assert.ok(row.every((each) => each > 0 && each < 37));
    }
  });

  it('takes parameters and correlations that are drawn, and makes a hole where they contradict', () => {
    const lets = [
      draws('r', scalar('uniform', 0.5, 2)),
      draws('x', copula([scalar('normal', ref('r'), 1), uniform], ref('r'))),
    ];
    const sampler = samplerOf({ lets });
    for (let index = 0; index < 50; index++) {
      const outcome = sampler.sample(index);
      if (!isHole(outcome)) assert.ok((outcome.variables['Scene.r'] as number) < 1);
      else {
        assert.equal(outcome.hole.code, 'out-of-range');
        assert.match(outcome.hole.message, /^Scene\.x: no variables have the correlations 1\.\d+\.$/);
      }
    }
  });

  const many = Array.from({ length: 33 }, () => uniform);
  for (const [what, node] of [
    ['too many parts', copula(many, ...Array.from({ length: 528 }, () => 0))],
    ['too few correlations', copula([uniform, uniform, uniform], 0.5)],
    ['true or false as a part', copula([uniform, scalar('bernoulli', 0.5)], 0.5)],
    ['an unknown part', copula([uniform, scalar('nothing', 0.5)], 0.5)],
  ] as const) {
    it(`of a plan with ${what} is an error`, () => {
      assert.throws(() => samplerOf({ lets: [draws('x', node)] }), PlanError);
    });
  }
});
