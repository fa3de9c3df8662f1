import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { scalarDistributions } from '../../engine/sampling/distributions/index.js';
import { KeyNode, uniformAt } from '../../engine/sampling/streams/index.js';

// The suite runs from the root of the repository.
const fixture = JSON.parse(readFileSync('test/sampling/fixtures/numerical-distributions.json', 'utf8')) as {
  quantiles: [name: string, parameters: number[], u: number, value: number][];
  moments: [name: string, parameters: number[], mean: number, variance: number][];
};
const title = (name: string, parameters: number[]) => `${name}(${parameters.join(', ')})`;
const near = (actual: number, expected: number, tolerance: number, message?: string) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${message ?? ''} ${actual}, not ${expected}`);

describe('geometric, von Mises, piecewise and kernel quantiles', () => {
  for (const label of new Set(fixture.quantiles.map(([name, parameters]) => title(name, parameters)))) {
    const rows = fixture.quantiles.filter(([name, parameters]) => title(name, parameters) === label);
    it(`of ${label} are those of a computation in 40 digits`, () => {
      for (const [name, parameters, u, value] of rows) {
        // Near the mean of a von Mises distribution, the distance from it has as many digits as u − ½.
        const tolerance = name === 'vonMises' ? 2e-12 : 2e-15;
        const size = Math.max(Math.abs(value), name === 'geometric' ? 0 : 1);
        near(scalarDistributions[name].quantile(u, parameters), value, tolerance * size, `at ${u}:`);
      }
    });
  }

  it('of von Mises lie symmetrically, and go on into the tail', () => {
    const { quantile } = scalarDistributions.vonMises;
    for (const concentration of [0, 0.5, 3, 200, 1e6]) {
      for (const u of [2 ** -53, 2 ** -30, 0.125, 0.375]) {
        assert.equal(quantile(u, [0, concentration]), -quantile(1 - u, [0, concentration]));
      }
      assert.equal(quantile(0.5, [1, concentration]), 1);
    }
    // For a large concentration, the normal quantile with the deviation 1 / √concentration.
    near(quantile(1e-3, [0, 1e12]) * 1e6, -3.090232306167813, 1e-10);
  });

  it('of a mixture of one point are those of the normal distribution', () => {
    for (const u of [2 ** -53, 1e-6, 0.3, 0.5, 0.9, 1 - 2 ** -53]) {
      near(
        scalarDistributions.kernel.quantile(u, [3, 2]),
        scalarDistributions.normal.quantile(u, [3, 2]),
        4e-15,
      );
    }
  });

  it('of given values are these, each for its share', () => {
    const { quantile, mean, variance } = scalarDistributions.empirical;
    const values = [1, 2, 2, 7];
    const shares = [2 ** -53, 0.25, 0.2500001, 0.5, 0.75, 0.7500001, 1 - 2 ** -53];
    assert.deepEqual(
      shares.map((u) => quantile(u, values)),
      [1, 1, 2, 2, 2, 7, 7],
    );
    assert.equal(mean(values), 3);
    assert.equal(variance(values), 5.5);
  });

  it('of a line of two or three points are those of the uniform and the triangular distribution', () => {
    const { piecewise, uniform, triangular } = scalarDistributions;
    for (const u of [2 ** -53, 1e-6, 0.2, 0.5, 0.75, 1 - 1e-9, 1 - 2 ** -53]) {
      near(piecewise.quantile(u, [-1, 7, 3, 7]), uniform.quantile(u, [-1, 3]), 1e-15);
      near(piecewise.quantile(u, [-1, 0, 0.5, 2, 4, 0]), triangular.quantile(u, [-1, 0.5, 4]), 2e-15);
    }
  });
});

describe('means and variances', () => {
  for (const [name, parameters, mean, variance] of fixture.moments) {
    it(`of ${title(name, parameters)} are those of a computation in 40 digits`, () => {
      const distribution = scalarDistributions[name];
      near(distribution.mean(parameters), mean, 1e-14 * Math.max(Math.abs(mean), 1));
      near(distribution.variance(parameters), variance, 1e-13 * Math.max(variance, 1e-300));
    });
  }

  it('of a mixture are those of its points, and the bandwidth squared more', () => {
    const { mean, variance } = scalarDistributions.kernel;
    near(mean([1, 2, 6, 0.5]), 3, 1e-15);
    near(variance([1, 2, 6, 0.5]), 14 / 3 + 0.25, 1e-14);
  });

  for (const [name, parameters] of [
    ['geometric', [0.2]],
    ['vonMises', [1, 2.5]],
    ['piecewise', [-3, 2, -1, 2, -1, 0.5, 4, 1]],
    ['kernel', [-10, 0, 10, 11, 1]],
  ] as [string, number[]][]) {
    it(`are those of 20,000 draws of ${title(name, parameters)}, within five standard errors`, () => {
      const distribution = scalarDistributions[name];
      const [mean, variance] = [distribution.mean(parameters), distribution.variance(parameters)];
      const key = KeyNode.root(7).child(name);
      const draws = 20_000;
      let [first, second, fourth] = [0, 0, 0];
      for (let i = 0; i < draws; i++) {
        const d = distribution.quantile(uniformAt(key, i, 0, 0), parameters) - mean;
        first += d / draws;
        second += (d * d) / draws;
        fourth += d ** 4 / draws;
      }
      near(first, 0, 5 * Math.sqrt(variance / draws));
      near(second, variance, 5 * Math.sqrt((fourth - second * second) / draws));
    });
  }
});
