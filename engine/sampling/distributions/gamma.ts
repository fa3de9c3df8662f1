import { lowerGamma } from './incomplete-gamma.js';
import { inverseLowerGamma } from './inverse-gamma.js';
import type { ScalarDistribution } from './scalar-distribution.js';
import { notFinite } from './validity.js';

const parameters = ['shape', 'scale'] as const;

/** Gamma on (0, ∞): F(x) = P(shape, x / scale), with P the regularized incomplete gamma function; x by its inverse. */
export const gamma: ScalarDistribution = {
  name: 'gamma',
  parameters,
  discrete: false,
  invalid(p) {
    const wrong = notFinite(parameters, p);
    if (wrong !== undefined) return wrong;
    if (p[0] <= 0) return 'shape must be positive';
    return p[1] <= 0 ? 'scale must be positive' : undefined;
  },
  quantile: (u, [shape, scale]) => scale * inverseLowerGamma(u, shape),
  cdf: (x, [shape, scale]) => (x <= 0 ? 0 : lowerGamma(shape, x / scale)),
  mean: ([shape, scale]) => shape * scale,
  variance: ([shape, scale]) => shape * scale * scale,
  support: () => [0, Infinity],
};
