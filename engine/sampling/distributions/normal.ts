import type { ScalarDistribution } from './scalar-distribution.js';
import { standardNormalCdf, standardNormalQuantile } from './standard-normal.js';
import { notFinite } from './validity.js';

const parameters = ['mean', 'deviation'] as const;

/** Normal: x = mean + deviation Φ⁻¹(u), by algorithm AS 241. A constant where the deviation is 0. */
export const normal: ScalarDistribution = {
  name: 'normal',
  parameters,
  discrete: false,
  invalid: (p) => notFinite(parameters, p) ?? (p[1] < 0 ? 'deviation must not be negative' : undefined),
  quantile: (u, [mean, deviation]) => mean + deviation * standardNormalQuantile(u),
  cdf(x, [mean, deviation]) {
    if (deviation === 0) return x >= mean ? 1 : 0;
    return standardNormalCdf((x - mean) / deviation);
  },
  mean: ([mean]) => mean,
  variance: ([, deviation]) => deviation * deviation,
  support: ([mean, deviation]) => (deviation === 0 ? [mean, mean] : [-Infinity, Infinity]),
};
