import { FAR, farTailDistance, farTailShare } from './normal-far-tail.js';
import { NARROW, narrowPart, narrowShare } from './normal-narrow.js';
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
 * logarithm of the tail's probability, and one narrower than 10⁻⁵ deviations by its density. A constant where
 * low = high.
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
    const width = (high - low) / deviation;
    const alpha = (low - mean) / deviation;
    const beta = (high - mean) / deviation;
    const rest = 1 - u;
    let x: number;
    if (low === high || alpha === Infinity) x = low;
    else if (beta === -Infinity) x = high;
    else if (width < NARROW) x = low + (high - low) * narrowPart(u, rest, 0.5 * (alpha + beta) * width);
    else if (alpha >= FAR) x = low + deviation * farTailDistance(u, rest, alpha, width);
    else if (beta <= -FAR) x = high - deviation * farTailDistance(rest, u, -beta, width);
    else if (beta <= 0) x = mean - deviation * standardQuantile(rest, u, -beta, -alpha);
    else x = mean + deviation * standardQuantile(u, rest, alpha, beta);
    return clamp(x, low, high);
  },
  cdf(x, [mean, deviation, low, high]) {
    if (x >= high) return 1;
    if (x <= low) return 0;
    const width = (high - low) / deviation;
    const alpha = (low - mean) / deviation;
    const beta = (high - mean) / deviation;
    if (alpha === Infinity) return 1;
    if (beta === -Infinity) return 0;
    if (width < NARROW) return narrowShare((x - low) / (high - low), 0.5 * (alpha + beta) * width);
    if (alpha >= FAR) return farTailShare((x - low) / deviation, alpha, width);
    if (beta <= -FAR) return 1 - farTailShare((high - x) / deviation, -beta, width);
    const z = (x - mean) / deviation;
    return beta <= 0 ? 1 - standardShare(-z, -beta, -alpha) : standardShare(z, alpha, beta);
  },
  mean: (p) => truncatedMoments(p).mean,
  variance: (p) => truncatedMoments(p).variance,
  support: ([, , low, high]) => [low, high],
};
