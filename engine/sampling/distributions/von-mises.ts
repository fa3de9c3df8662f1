import { HalfCircle } from './half-circle.js';
import type { ScalarDistribution } from './scalar-distribution.js';
import { clamp, notFinite } from './validity.js';

const parameters = ['mean', 'concentration'] as const;

/**
 * Von Mises on mean ± π, in radians: the density is as exp(concentration · cos(x − mean)). Uniform on the circle where
 * the concentration is 0; near a normal distribution of the deviation 1 / √concentration where it is large.
 *
 * The quantile is mean ∓ r, for u below and above ½. With v the lesser of u and 1 − u, r is the least number of the
 * grid (see `grid.ts`) from which on a probability of at most v is left on that side. The integrals of the density are
 * taken by `HalfCircle`.
 */
export const vonMises: ScalarDistribution = {
  name: 'vonMises',
  parameters,
  discrete: false,
  invalid: (p) => notFinite(parameters, p) ?? (p[1] < 0 ? 'concentration must not be negative' : undefined),
  quantile(u, [mean, concentration]) {
    if (u === 0.5) return mean;
    const half = new HalfCircle(concentration);
    const r = u < 0.5 ? half.distance(u) : half.distance(1 - u);
    return u < 0.5 ? mean - r : mean + r;
  },
  cdf(x, [mean, concentration]) {
    const distance = clamp(x - mean, -Math.PI, Math.PI);
    const beyond = new HalfCircle(concentration).beyond(Math.abs(distance));
    return distance < 0 ? beyond : 1 - beyond;
  },
  mean: ([mean]) => mean,
  variance: ([, concentration]) => new HalfCircle(concentration).meanSquare(),
  support: ([mean]) => [mean - Math.PI, mean + Math.PI],
};
