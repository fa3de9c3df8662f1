import type { ScalarDistribution } from './scalar-distribution.js';

const parameters = ['probability'] as const;

/**
 * Bernoulli: 1 with the given probability, else 0. It is 1 where u < probability, so that a growing probability
 * keeps every 1. Hence, unlike elsewhere, the value falls as u grows.
 */
export const bernoulli: ScalarDistribution = {
  name: 'bernoulli',
  parameters,
  discrete: true,
  invalid: ([p]) => (p >= 0 && p <= 1 ? undefined : 'probability must lie between 0 and 1'),
  quantile: (u, [p]) => (u < p ? 1 : 0),
  cdf: (x, [p]) => (x >= 1 ? 1 : x >= 0 ? 1 - p : 0),
  mean: ([p]) => p,
  variance: ([p]) => p * (1 - p),
  support: ([p]) => [p === 1 ? 1 : 0, p === 0 ? 0 : 1],
};
