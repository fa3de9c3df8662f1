import { betaValues, evaluateBeta } from './incomplete-beta.js';
import { inverseBeta } from './inverse-beta.js';
import type { ScalarDistribution } from './scalar-distribution.js';
import { notFinite } from './validity.js';

const parameters = ['a', 'b'] as const;

/** Beta on (0, 1): F(x) = I_x(a, b), the regularized incomplete beta function; x by its inverse. */
export const beta: ScalarDistribution = {
  name: 'beta',
  parameters,
  discrete: false,
  invalid(p) {
    const wrong = notFinite(parameters, p);
    if (wrong !== undefined) return wrong;
    if (p[0] <= 0) return 'a must be positive';
    return p[1] <= 0 ? 'b must be positive' : undefined;
  },
  quantile: (u, [a, b]) => inverseBeta(u, a, b),
  cdf(x, [a, b]) {
    evaluateBeta(a, b, x, 1 - x);
    return betaValues.lower;
  },
  mean: ([a, b]) => a / (a + b),
  variance: ([a, b]) => ((a / (a + b)) * (b / (a + b))) / (a + b + 1),
  support: () => [0, 1],
};
