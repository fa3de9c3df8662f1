import type { ScalarDistribution } from './scalar-distribution.js';
import { standardNormalCdf, standardNormalQuantile } from './standard-normal.js';

/** Each draw goes through all of them, many times. */
const MOST_POINTS = 1000;
/** Halvings of the interval in which a quantile is known to lie: what is left of it is below the last bit. */
const HALVINGS = 64;

/**
 * A Gaussian kernel density: the mixture, in equal parts, of the normal distributions of one deviation (the bandwidth)
 * around some points. Its parameters are the points, then the bandwidth.
 *
 * With z = Φ⁻¹(u), the quantile lies between the least and the greatest point, both moved by bandwidth · z. That
 * interval is halved 64 times, or until there is no number inside it; the upper end is taken. For u > ½ the mirrored
 * points are asked for 1 − u, so that both tails keep their digits.
 */
export const kernel: ScalarDistribution = {
  name: 'kernel',
  parameters: ['points', 'bandwidth'],
  listed: true,
  discrete: false,
  invalid(p) {
    if (p.length < 2) return 'at least one point and a bandwidth are needed';
    if (p.length > MOST_POINTS + 1) return 'at most 1,000 points can be drawn round';
    for (const each of p) if (!Number.isFinite(each)) return 'every number must be finite';
    if (p[p.length - 1] <= 0) return 'bandwidth must be positive';
    const [low, high] = ends(p);
    return Number.isFinite(high - low) ? undefined : 'the points are too far apart';
  },
  quantile: (u, p) =>
    u <= 0.5
      ? least(u, p)
      : -least(
          1 - u,
          p.map((each, i) => (i < p.length - 1 ? -each : each)),
        ),
  cdf: (x, p) => below(x, p) / (p.length - 1),
  mean: meanOf,
  variance(p) {
    const bandwidth = p[p.length - 1];
    const mean = meanOf(p);
    let sum = 0;
    for (let i = 0; i < p.length - 1; i++) sum += (p[i] - mean) * (p[i] - mean);
    return sum / (p.length - 1) + bandwidth * bandwidth;
  },
  support: () => [-Infinity, Infinity],
};

/** The least x, to the width of the last interval, with F(x) ≥ u. */
function least(u: number, p: readonly number[]): number {
  const shift = p[p.length - 1] * standardNormalQuantile(u);
  const target = u * (p.length - 1);
  const [first, last] = ends(p);
  let low = first + shift;
  let high = last + shift;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    if (below(middle, p) >= target) high = middle;
    else low = middle;
  }
  return high;
}

/** The number of points times F(x). A sum of terms that do not fall does not fall either, however it is rounded. */
function below(x: number, p: readonly number[]): number {
  const bandwidth = p[p.length - 1];
  let sum = 0;
  for (let i = 0; i < p.length - 1; i++) sum += standardNormalCdf((x - p[i]) / bandwidth);
  return sum;
}

/** From the first point, so that points far from 0 keep their digits. */
function meanOf(p: readonly number[]): number {
  let sum = 0;
  for (let i = 1; i < p.length - 1; i++) sum += p[i] - p[0];
  return p[0] + sum / (p.length - 1);
}

function ends(p: readonly number[]): [number, number] {
  let low = p[0];
  let high = p[0];
  for (let i = 1; i < p.length - 1; i++) {
    low = Math.min(low, p[i]);
    high = Math.max(high, p[i]);
  }
  return [low, high];
}
