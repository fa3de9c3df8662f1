import { cornishFisher, leastWhole } from './discrete-search.js';
import { lowerGamma, upperGamma } from './incomplete-gamma.js';
import type { ScalarDistribution } from './scalar-distribution.js';
import { standardNormalQuantile } from './standard-normal.js';
import { notFinite } from './validity.js';

const parameters = ['mean'] as const;
const LARGEST_MEAN = 1e15;

/**
 * Poisson on 0, 1, 2, …: F(k) = Q(k + 1, mean), the upper regularized incomplete gamma function.
 *
 * The quantile is the least k with F(k) ≥ u, and for u > ½ with 1 − F(k) ≤ 1 − u. The search starts at the
 * Cornish–Fisher approximation, which is mostly right or next to it, and doubles and halves its steps from there.
 */
export const poisson: ScalarDistribution = {
  name: 'poisson',
  parameters,
  discrete: true,
  invalid(p) {
    const wrong = notFinite(parameters, p);
    if (wrong !== undefined) return wrong;
    if (p[0] < 0) return 'mean must not be negative';
    return p[0] > LARGEST_MEAN ? 'mean must be at most 1e15' : undefined;
  },
  quantile(u, [mean]) {
    if (mean === 0) return 0;
    const deviation = Math.sqrt(mean);
    const start = cornishFisher(standardNormalQuantile(u), mean, deviation, 1 / deviation);
    const reaches =
      u <= 0.5
        ? (k: number) => upperGamma(k + 1, mean) >= u
        : (k: number) => lowerGamma(k + 1, mean) <= 1 - u;
    return leastWhole(start, 0, Number.MAX_SAFE_INTEGER, reaches);
  },
  cdf(x, [mean]) {
    if (x < 0) return 0;
    return x === Infinity ? 1 : upperGamma(Math.floor(x) + 1, mean);
  },
  mean: ([mean]) => mean,
  variance: ([mean]) => mean,
  support: ([mean]) => [0, mean === 0 ? 0 : Infinity],
};
