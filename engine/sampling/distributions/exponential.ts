import { expm1, log1p } from '../../numbers/index.js';
import type { ScalarDistribution } from './scalar-distribution.js';
import { notFinite } from './validity.js';

const parameters = ['mean'] as const;

/** Exponential on (0, ∞): x = −mean · log(1 − u), F(x) = 1 − exp(−x / mean). */
export const exponential: ScalarDistribution = {
  name: 'exponential',
  parameters,
  discrete: false,
  invalid: (p) => notFinite(parameters, p) ?? (p[0] <= 0 ? 'mean must be positive' : undefined),
  quantile: (u, [mean]) => -mean * log1p(-u),
  cdf: (x, [mean]) => (x <= 0 ? 0 : -expm1(-x / mean)),
  mean: ([mean]) => mean,
  variance: ([mean]) => mean * mean,
  support: () => [0, Infinity],
};
