import type { ScalarDistribution } from './scalar-distribution.js';
import { badInterval, clamp, notFinite } from './validity.js';

const parameters = ['low', 'high'] as const;

/** Uniform on [low, high]: x = low + (high − low) u. A constant where low = high. */
export const uniform: ScalarDistribution = {
  name: 'uniform',
  parameters,
  discrete: false,
  invalid: (p) => notFinite(parameters, p) ?? badInterval(p[0], p[1]),
  quantile: (u, [low, high]) => clamp(low + (high - low) * u, low, high),
  cdf: (x, [low, high]) => (x >= high ? 1 : x <= low ? 0 : (x - low) / (high - low)),
  mean: ([low, high]) => low + (high - low) / 2,
  variance: ([low, high]) => ((high - low) * (high - low)) / 12,
  support: ([low, high]) => [low, high],
};
