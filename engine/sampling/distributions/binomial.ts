import { cornishFisher, leastWhole } from './discrete-search.js';
import { betaValues, evaluateBeta } from './incomplete-beta.js';
import type { ScalarDistribution } from './scalar-distribution.js';
import { standardNormalQuantile } from './standard-normal.js';
import { notFinite } from './validity.js';

const parameters = ['trials', 'probability'] as const;

/** Leaves F(k) in betaValues.upper and 1 − F(k) in betaValues.lower, for 0 ≤ k < trials. */
function evaluate(k: number, trials: number, probability: number): void {
  evaluateBeta(k + 1, trials - k, probability, 1 - probability);
}

/**
 * Binomial on 0 … trials: 1 − F(k) = I_p(k + 1, trials − k), the regularized incomplete beta function.
 *
 * The quantile is the least k with F(k) ≥ u, and for u > ½ with 1 − F(k) ≤ 1 − u. The search starts at the
 * Cornish–Fisher approximation, which is mostly right or next to it, and doubles and halves its steps from there.
 */
export const binomial: ScalarDistribution = {
  name: 'binomial',
  parameters,
  discrete: true,
  invalid(p) {
    const wrong = notFinite(parameters, p);
    if (wrong !== undefined) return wrong;
    if (!Number.isSafeInteger(p[0]) || p[0] < 0) return 'trials must be a whole number, not negative';
    return p[1] < 0 || p[1] > 1 ? 'probability must lie between 0 and 1' : undefined;
  },
  quantile(u, [trials, probability]) {
    if (probability === 0 || probability === 1) return trials * probability;
    const deviation = Math.sqrt(trials * probability * (1 - probability));
    const skewness = (1 - 2 * probability) / deviation;
    const start = cornishFisher(standardNormalQuantile(u), trials * probability, deviation, skewness);
    const lower = u <= 0.5;
    return leastWhole(start, 0, trials, (k) => {
      evaluate(k, trials, probability);
      return lower ? betaValues.upper >= u : betaValues.lower <= 1 - u;
    });
  },
  cdf(x, [trials, probability]) {
    if (x < 0) return 0;
    if (x >= trials) return 1;
    evaluate(Math.floor(x), trials, probability);
    return betaValues.upper;
  },
  mean: ([trials, probability]) => trials * probability,
  variance: ([trials, probability]) => trials * probability * (1 - probability),
  support: ([trials, probability]) => [probability === 1 ? trials : 0, probability === 0 ? 0 : trials],
};
