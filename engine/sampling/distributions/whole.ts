import type { ScalarDistribution } from './scalar-distribution.js';
import { badInterval, notFinite } from './validity.js';

const parameters = ['low', 'high'] as const;

/** The whole numbers from low to high, each as likely: x = low + ⌊(high − low + 1) u⌋. */
export const whole: ScalarDistribution = {
  name: 'whole',
  parameters,
  discrete: true,
  invalid(p) {
    const wrong = notFinite(parameters, p) ?? badInterval(p[0], p[1]);
    if (wrong !== undefined) return wrong;
    if (!Number.isSafeInteger(p[0])) return 'low must be a whole number';
    if (!Number.isSafeInteger(p[1])) return 'high must be a whole number';
    return Number.isSafeInteger(p[1] - p[0] + 1) ? undefined : 'the interval from low to high is too wide';
  },
  quantile: (u, [low, high]) => Math.min(low + Math.floor((high - low + 1) * u), high),
  cdf: (x, [low, high]) => (x < low ? 0 : x >= high ? 1 : (Math.floor(x) - low + 1) / (high - low + 1)),
  mean: ([low, high]) => low + (high - low) / 2,
  variance: ([low, high]) => ((high - low) * (high - low + 2)) / 12,
  support: ([low, high]) => [low, high],
};
