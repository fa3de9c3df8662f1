import { FAR, farTailDistance, farTailShare } from './normal-far-tail.js';
import type { ScalarDistribution } from './scalar-distribution.js';
import { standardNormalCdf, standardNormalQuantile } from './standard-normal.js';
import { truncatedMoments } from './truncated-moments.js';
import { badInterval, clamp, notFinite } from './validity.js';

const parameters = ['mean', 'deviation', 'low', 'high'] as const;

/**
 * The standard normal variable between low and high at u, where high > 0. `rest` is 1 − u, which keeps its digits
 * where u was mirrored.
 */
function standardQuantile(u: number, rest: number, low: number, high: number): number {
  if (low >= FAR) return low + farTailDistance(u, rest, low, high);
  if (low >= 0) {
    // All in the upper tail, where the probability above is the accurate one.
    return -standardNormalQuantile(rest * standardNormalCdf(-low) + u * standardNormalCdf(-high));
  }
  const below = standardNormalCdf(low);
  const within = standardNormalCdf(high) - below;
  const p = below + u * within;
  if (p <= 0.5) return standardNormalQuantile(p);
  return -standardNormalQuantile(standardNormalCdf(-high) + rest * within);
}

/** The probability up to z of a standard normal variable between low and high, where high > 0. */
function standardShare(z: number, low: number, high: number): number {
  if (low >= FAR) return farTailShare(z, low, high);
  if (low >= 0) {
    const above = standardNormalCdf(-low);
    return (above - standardNormalCdf(-z)) / (above - standardNormalCdf(-high));
  }
  const below = standardNormalCdf(low);
  return (standardNormalCdf(z) - below) / (standardNormalCdf(high) - below);
}

/**
 * Normal, kept between low and high: x = Φ⁻¹(Φ(α) + u (Φ(β) − Φ(α))) for the standardised bounds α and β, never
 * outside them. An interval in the lower half is mirrored; one in a far tail (from 30 deviations on) is drawn by the
 * logarithm of the tail's probability. A constant where low = high.
 */
export const truncatedNormal: ScalarDistribution = {
  name: 'truncatedNormal',
  parameters,
  discrete: false,
  invalid(p) {
    const wrong = notFinite(parameters, p);
    if (wrong !== undefined) return wrong;
    return p[1] <= 0 ? 'deviation must be positive' : badInterval(p[2], p[3]);
  },
  quantile(u, [mean, deviation, low, high]) {
    if (low === high) return low;
    const alpha = (low - mean) / deviation;
    const beta = (high - mean) / deviation;
    if (alpha === Infinity) return low;
    if (beta === -Infinity) return high;
    const z =
      beta <= 0 ? -standardQuantile(1 - u, u, -beta, -alpha) : standardQuantile(u, 1 - u, alpha, beta);
    return clamp(mean + deviation * z, low, high);
  },
  cdf(x, [mean, deviation, low, high]) {
    if (x >= high) return 1;
    if (x <= low) return 0;
    const alpha = (low - mean) / deviation;
    const beta = (high - mean) / deviation;
    const z = (x - mean) / deviation;
    return beta <= 0 ? 1 - standardShare(-z, -beta, -alpha) : standardShare(z, alpha, beta);
  },
  mean: (p) => truncatedMoments(p).mean,
  variance: (p) => truncatedMoments(p).variance,
  support: ([, , low, high]) => [low, high],
};
