import { exp, expm1, log1p } from '../../numbers/index.js';
import { leastWhole } from './discrete-search.js';
import type { ScalarDistribution } from './scalar-distribution.js';
import { notFinite } from './validity.js';

const parameters = ['probability'] as const;
/** Below it, values could be too large to be told from their neighbours. */
const SMALLEST_PROBABILITY = 1e-14;

/**
 * Geometric on 0, 1, 2, …: how many tries fail before the first succeeds. F(k) = 1 − (1 − probability)ᵏ⁺¹.
 *
 * The quantile is the least k with F(k) ≥ u, and for u > ½ with 1 − F(k) ≤ 1 − u. The search starts at the closed form
 * ⌊log(1 − u) / log(1 − probability)⌋, which is k but for rounding.
 */
export const geometric: ScalarDistribution = {
  name: 'geometric',
  parameters,
  discrete: true,
  invalid(p) {
    const wrong = notFinite(parameters, p);
    if (wrong !== undefined) return wrong;
    if (p[0] <= 0 || p[0] > 1) return 'probability must be above 0 and at most 1';
    return p[0] < SMALLEST_PROBABILITY ? 'probability must be at least 1e-14' : undefined;
  },
  quantile(u, [probability]) {
    if (probability === 1) return 0;
    const failure = log1p(-probability);
    const reaches =
      u <= 0.5
        ? (k: number) => -expm1((k + 1) * failure) >= u
        : (k: number) => exp((k + 1) * failure) <= 1 - u;
    return leastWhole(log1p(-u) / failure, 0, Number.MAX_SAFE_INTEGER, reaches);
  },
  cdf(x, [probability]) {
    if (x < 0) return 0;
    return probability === 1 ? 1 : -expm1((Math.floor(x) + 1) * log1p(-probability));
  },
  mean: ([probability]) => (1 - probability) / probability,
  variance: ([probability]) => (1 - probability) / (probability * probability),
  support: ([probability]) => [0, probability === 1 ? 0 : Infinity],
};
