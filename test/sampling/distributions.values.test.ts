import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { scalarDistributions } from '../../engine/sampling/distributions/index.js';
import { KeyNode, uniformAt } from '../../engine/sampling/streams/index.js';

interface Cells {
  readonly name: string;
  readonly parameters: number[];
  readonly edges: number[];
  readonly probabilities: number[];
}

// The suite runs from the root of the repository.
const fixture = JSON.parse(readFileSync('test/sampling/fixtures/distributions.json', 'utf8')) as {
  quantiles: [name: string, parameters: number[], u: number, value: number][];
  cells: Cells[];
  moments: [name: string, parameters: number[], mean: number, variance: number][];
};

const DRAWS = 100000;
/** A test of fit fails by chance with a probability of 0.001; the seed is fixed, so it fails always or never. */
const KOLMOGOROV_0_001 = 1.9495;

const draws = new Map<string, Float64Array>();

/** Samples of one distribution in rising order, drawn at one address. */
function sortedDraws(name: string, parameters: number[]): Float64Array {
  const label = title(name, parameters);
  let values = draws.get(label);
  if (values === undefined) {
    const key = KeyNode.root(20240229).child('test').child(label);
    values = new Float64Array(DRAWS);
    for (let i = 0; i < DRAWS; i++) {
      values[i] = scalarDistributions[name].quantile(uniformAt(key, i, 0, 0), parameters);
    }
    values.sort();
    draws.set(label, values);
  }
  return values;
}

function title(name: string, parameters: number[]): string {
  return `${name}(${parameters.join(', ')})`;
}

/** The value that chi-square exceeds with the probability 0.001, after E. B. Wilson and M. M. Hilferty. */
function chiSquare0001(freedom: number): number {
  return freedom * (1 - 2 / (9 * freedom) + 3.0902 * Math.sqrt(2 / (9 * freedom))) ** 3;
}

function assertCells(values: Float64Array, edges: number[], probabilities: number[]): void {
  let from = 0;
  let chiSquare = 0;
  probabilities.forEach((probability, i) => {
    let to = from;
    const edge = i < edges.length ? edges[i] : Infinity;
    while (to < values.length && values[to] <= edge) to++;
    const expected = probability * values.length;
    chiSquare += (to - from - expected) ** 2 / expected;
    from = to;
  });
  const bound = chiSquare0001(probabilities.length - 1);
  assert.ok(chiSquare < bound, `chi-square ${chiSquare} exceeds ${bound}`);
}

describe('quantiles', () => {
  /** Relative error: closed forms to some units in the last place; iterations to the spacing of their grid. */
  const tolerance = (name: string): number => (name === 'gamma' || name === 'beta' ? 1e-12 : 5e-15);
  const labels = new Set(fixture.quantiles.map(([name, parameters]) => title(name, parameters)));

  for (const label of labels) {
    const rows = fixture.quantiles.filter(([name, parameters]) => title(name, parameters) === label);
    it(`of ${label} are those of a computation in 50 digits, from the far tails on`, () => {
      for (const [name, parameters, u, value] of rows) {
        const x = scalarDistributions[name].quantile(u, parameters);
        if (scalarDistributions[name].discrete) assert.equal(x, value, `at ${u}`);
        else {
          const error = Math.abs(x - value);
          assert.ok(
            error <= tolerance(name) * Math.max(Math.abs(value), 1e-300) + 1e-50,
            `at ${u}: ${x}, not ${value}`,
          );
        }
      }
    });
  }

  it('of the normal distribution are symmetric', () => {
    const { quantile } = scalarDistributions.normal;
    for (const u of [2 ** -53, 2 ** -30, 2 ** -7, 0.0625, 0.078125, 0.25, 0.4375]) {
      assert.equal(quantile(u, [0, 1]), -quantile(1 - u, [0, 1]));
    }
  });
});

describe('100,000 draws at one address', () => {
  const closedForms: [string, number[], (x: number) => number][] = [
    ['uniform', [-2, 3], (x) => (x + 2) / 5],
    ['logUniform', [0.01, 100], (x) => Math.log(x / 0.01) / Math.log(1e4)],
    ['exponential', [2], (x) => 1 - Math.exp(-x / 2)],
    ['triangular', [-1, 0.5, 4], (x) => (x <= 0.5 ? (x + 1) ** 2 / 7.5 : 1 - (4 - x) ** 2 / 17.5)],
    ['gamma', [1, 3], (x) => 1 - Math.exp(-x / 3)],
    ['gamma', [2, 1], (x) => 1 - Math.exp(-x) * (1 + x)],
    ['beta', [1, 3], (x) => 1 - (1 - x) ** 3],
    ['beta', [0.5, 0.5], (x) => (2 / Math.PI) * Math.asin(Math.sqrt(x))],
  ];

  for (const [name, parameters, cdf] of closedForms) {
    it(`of ${title(name, parameters)} pass Kolmogorov and Smirnov's test at 0.001`, () => {
      const values = sortedDraws(name, parameters);
      let distance = 0;
      values.forEach((x, i) => {
        const f = cdf(x);
        distance = Math.max(distance, f - i / DRAWS, (i + 1) / DRAWS - f);
      });
      assert.ok(distance * Math.sqrt(DRAWS) < KOLMOGOROV_0_001, `${distance * Math.sqrt(DRAWS)}`);
    });
  }

  const equalCells: Cells[] = [
    { name: 'whole', parameters: [1, 6], edges: [1, 2, 3, 4, 5], probabilities: Array(6).fill(1 / 6) },
    { name: 'bernoulli', parameters: [0.95], edges: [0], probabilities: [0.05, 0.95] },
  ];

  for (const { name, parameters, edges, probabilities } of [...equalCells, ...fixture.cells]) {
    it(`of ${title(name, parameters)} pass a chi-square test at 0.001`, () => {
      assertCells(sortedDraws(name, parameters), edges, probabilities);
    });
  }

  const drawn: [string, number[]][] = [
    ...closedForms.map(([name, parameters]): [string, number[]] => [name, parameters]),
    ...[...equalCells, ...fixture.cells].map(({ name, parameters }): [string, number[]] => [
      name,
      parameters,
    ]),
  ];

  for (const [name, parameters] of drawn) {
    it(`of ${title(name, parameters)} have its mean and variance, within five standard errors`, () => {
      const values = sortedDraws(name, parameters);
      const distribution = scalarDistributions[name];
      const mean = distribution.mean(parameters);
      const variance = distribution.variance(parameters);
      let first = 0;
      let second = 0;
      let fourth = 0;
      for (const x of values) {
        const d = x - mean;
        first += d / DRAWS;
        second += (d * d) / DRAWS;
        fourth += d ** 4 / DRAWS;
      }
      assert.ok(Math.abs(first) < 5 * Math.sqrt(variance / DRAWS), `mean off by ${first}`);
      const error = Math.sqrt(Math.max(fourth - second * second, 0) / DRAWS);
      assert.ok(
        Math.abs(second - variance) < 5 * error + 1e-12 * variance,
        `variance ${second}, not ${variance}`,
      );
    });
  }
});

describe('moments', () => {
  for (const [name, parameters, mean, variance] of fixture.moments) {
    it(`of ${title(name, parameters)} are those of a computation in 50 digits`, () => {
      const distribution = scalarDistributions[name];
      assert.ok(Math.abs(distribution.mean(parameters) / mean - 1) < 1e-14);
      assert.ok(Math.abs(distribution.variance(parameters) / variance - 1) < 1e-11);
    });
  }

  const closed: [string, number[], number, number][] = [
    ['uniform', [2, 8], 5, 3],
    ['whole', [1, 6], 3.5, 35 / 12],
    ['normal', [3, 2], 3, 4],
    ['logNormal', [1, 1], Math.sqrt(Math.E), (Math.E - 1) * Math.E],
    ['logUniform', [1, Math.E], Math.E - 1, (Math.E ** 2 - 1) / 2 - (Math.E - 1) ** 2],
    ['exponential', [2], 2, 4],
    ['gamma', [3, 2], 6, 12],
    ['beta', [2, 3], 0.4, 0.04],
    ['triangular', [0, 1, 2], 1, 1 / 6],
    ['poisson', [4], 4, 4],
    ['binomial', [10, 0.2], 2, 1.6],
    ['bernoulli', [0.2], 0.2, 0.16],
  ];

  for (const [name, parameters, mean, variance] of closed) {
    it(`of ${title(name, parameters)} are ${mean} and ${variance}`, () => {
      const distribution = scalarDistributions[name];
      assert.ok(Math.abs(distribution.mean(parameters) - mean) < 1e-14);
      assert.ok(Math.abs(distribution.variance(parameters) - variance) < 1e-13);
    });
  }
});
