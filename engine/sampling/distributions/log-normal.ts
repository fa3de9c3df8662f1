import { exp, expm1, log } from '../../numbers/index.js';
import type { ScalarDistribution } from './scalar-distribution.js';
import { standardNormalCdf, standardNormalQuantile } from './standard-normal.js';
import { notFinite } from './validity.js';

const parameters = ['median', 'sigma'] as const;

/**
 * Log-normal: x = median · exp(sigma Φ⁻¹(u)), on (0, ∞). The logarithm is normal with the mean log(median) and the
 * deviation sigma. A constant where sigma is 0.
 */
export const logNormal: ScalarDistribution = {
  name: 'logNormal',
  parameters,
  discrete: false,
  invalid(p) {
    const wrong = notFinite(parameters, p);
    if (wrong !== undefined) return wrong;
    if (p[0] <= 0) return 'median must be positive';
    return p[1] < 0 ? 'sigma must not be negative' : undefined;
  },
  quantile: (u, [median, sigma]) => median * exp(sigma * standardNormalQuantile(u)),
  cdf(x, [median, sigma]) {
    if (sigma === 0) return x >= median ? 1 : 0;
    return x <= 0 ? 0 : standardNormalCdf(log(x / median) / sigma);
  },
  mean: ([median, sigma]) => median * exp(0.5 * sigma * sigma),
  variance([median, sigma]) {
    return median * median * exp(sigma * sigma) * expm1(sigma * sigma);
  },
  support: ([median, sigma]) => (sigma === 0 ? [median, median] : [0, Infinity]),
};
