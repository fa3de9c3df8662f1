import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { scalarDistributions } from '../../engine/sampling/distributions/index.js';

interface ClosedForm {
  readonly parameters: readonly number[];
  readonly mean: number;
  readonly variance: number;
}

const normal = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
// Φ(1), to all digits of a double (Abramowitz and Stegun, table 26.1, and further).
const cdfAt1 = 0.8413447460685429;
/** The part of a standard normal between −1 and 1. */
const within = 2 * cdfAt1 - 1;

/** Moments by the formulas of the textbooks, for each distribution that the language has. */
const closedForms: Readonly<Record<string, ClosedForm>> = {
  uniform: { parameters: [2, 5], mean: 3.5, variance: 9 / 12 },
  whole: { parameters: [3, 8], mean: 5.5, variance: (6 ** 2 - 1) / 12 },
  normal: { parameters: [4, 3], mean: 4, variance: 9 },
  truncatedNormal: { parameters: [4, 3, 1, 7], mean: 4, variance: 9 * (1 - (2 * normal(1)) / within) },
  logNormal: {
    parameters: [2, 0.5],
    mean: 2 * Math.exp(0.125),
    variance: 4 * Math.exp(0.25) * (Math.exp(0.25) - 1),
  },
  logUniform: {
    parameters: [1, Math.E],
    mean: Math.E - 1,
    variance: (Math.E ** 2 - 1) / 2 - (Math.E - 1) ** 2,
  },
  exponential: { parameters: [3], mean: 3, variance: 9 },
  gamma: { parameters: [4, 0.5], mean: 2, variance: 1 },
  beta: { parameters: [2, 5], mean: 2 / 7, variance: 10 / (49 * 8) },
  triangular: { parameters: [1, 2, 6], mean: 3, variance: (1 + 4 + 36 - 2 - 6 - 12) / 18 },
  poisson: { parameters: [7.5], mean: 7.5, variance: 7.5 },
  bernoulli: { parameters: [0.3], mean: 0.3, variance: 0.21 },
  binomial: { parameters: [20, 0.3], mean: 6, variance: 4.2 },
  geometric: { parameters: [0.25], mean: 3, variance: 12 },
  // Without concentration every direction is as likely.
  vonMises: { parameters: [1, 0], mean: 1, variance: Math.PI ** 2 / 3 },
  // A ramp: density 2 x on 0 to 1.
  piecewise: { parameters: [0, 0, 1, 5], mean: 2 / 3, variance: 1 / 18 },
  empirical: { parameters: [1, 2, 2, 7], mean: 3, variance: (4 + 1 + 1 + 16) / 4 },
  kernel: { parameters: [1, 2, 2, 7, 0.5], mean: 3, variance: 22 / 4 + 0.25 },
};

describe('closed forms', () => {
  it('there are for every distribution of the catalogue', () => {
    const text = readFileSync('language/catalogue/5-distributions.specimen', 'utf8');
    const words = [...text.matchAll(/^distribution (\w+)\(/gm)].map(([, name]) => name);
    assert.deepEqual(words.sort(), Object.keys(scalarDistributions).sort());
    assert.deepEqual(Object.keys(closedForms).sort(), words);
  });

  for (const [name, { parameters, mean, variance }] of Object.entries(closedForms)) {
    const distribution = scalarDistributions[name];

    it(`${name} says its mean and variance`, () => {
      assert.equal(distribution.invalid(parameters), undefined);
      assert.ok(Math.abs(distribution.mean(parameters) - mean) < 1e-12 * Math.max(1, Math.abs(mean)));
      assert.ok(Math.abs(distribution.variance(parameters) - variance) < 1e-12 * Math.max(1, variance));
    });

    it(`${name} has them in its draws`, () => {
      // The middles of equal strata of u; of a tail that goes on for ever, a little is beyond the last.
      const count = 20_000;
      let [sum, squares] = [0, 0];
      for (let index = 0; index < count; index++) {
        const value = distribution.quantile((index + 0.5) / count, parameters) - mean;
        sum += value;
        squares += value * value;
      }
      const deviation = Math.sqrt(variance);
      assert.ok(Math.abs(sum / count) < 1e-3 * deviation, `${sum / count}`);
      assert.ok(Math.abs(squares / count / variance - 1) < 5e-3, `${squares / count} is not ${variance}`);
    });
  }
});
