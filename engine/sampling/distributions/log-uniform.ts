import { log, pow } from '../../numbers/index.js';
import type { ScalarDistribution } from './scalar-distribution.js';
import { badInterval, clamp, notFinite } from './validity.js';

const parameters = ['low', 'high'] as const;

/**
 * Log-uniform (reciprocal) on [low, high]: x = low · (high / low)^u, so that each factor is as likely wherever it
 * lies. A constant where low = high.
 */
export const logUniform: ScalarDistribution = {
  name: 'logUniform',
  parameters,
  discrete: false,
  invalid(p) {
    const wrong = notFinite(parameters, p);
    if (wrong !== undefined) return wrong;
    if (p[0] <= 0) return 'low must be positive';
    return (
      badInterval(p[0], p[1]) ??
      (Number.isFinite(p[1] / p[0]) ? undefined : 'high divided by low is too large')
    );
  },
  quantile: (u, [low, high]) => clamp(low * pow(high / low, u), low, high),
  cdf: (x, [low, high]) => (x >= high ? 1 : x <= low ? 0 : log(x / low) / log(high / low)),
  mean: ([low, high]) => (low === high ? low : (high - low) / log(high / low)),
  variance([low, high]) {
    if (low === high) return 0;
    const width = log(high / low);
    const mean = (high - low) / width;
    return ((high - low) * (high + low)) / (2 * width) - mean * mean;
  },
  support: ([low, high]) => [low, high],
};
