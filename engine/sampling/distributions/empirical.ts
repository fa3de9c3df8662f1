import type { ScalarDistribution } from './scalar-distribution.js';

/** Given values, each as likely; its parameters are these in rising order. The least of which a share of u is not above. */
export const empirical: ScalarDistribution = {
  name: 'empirical',
  parameters: ['values'],
  listed: true,
  discrete: false,
  invalid(p) {
    if (p.length === 0) return 'at least one value is needed';
    for (let i = 0; i < p.length; i++) {
      if (!Number.isFinite(p[i])) return 'every value must be finite';
      if (i > 0 && p[i] < p[i - 1]) return 'the values must be in rising order';
    }
    return undefined;
  },
  quantile: (u, p) => p[Math.min(Math.max(Math.ceil(u * p.length), 1), p.length) - 1],
  cdf(x, p) {
    let low = 0;
    let high = p.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (p[middle] <= x) low = middle + 1;
      else high = middle;
    }
    return low / p.length;
  },
  mean: meanOf,
  variance(p) {
    const mean = meanOf(p);
    return p.reduce((sum, each) => sum + (each - mean) * (each - mean), 0) / p.length;
  },
  support: (p) => [p[0], p[p.length - 1]],
};

/** From the least value, so that values far from 0 keep their digits. */
function meanOf(p: readonly number[]): number {
  return p[0] + p.reduce((sum, each) => sum + (each - p[0]), 0) / p.length;
}
