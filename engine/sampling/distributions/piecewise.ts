import type { ScalarDistribution } from './scalar-distribution.js';
import { clamp } from './validity.js';

/** Each draw goes through all of them. */
const MOST_POINTS = 1000;

/** The points of the density, x₀, d₀, x₁, d₁, …, with the densities as shares of the greatest. */
interface Line {
  readonly x: readonly number[];
  readonly d: readonly number[];
  /** Area over [xᵢ, xᵢ₊₁], and all of them. */
  readonly areas: readonly number[];
  readonly area: number;
}

/**
 * A density in straight lines between points (x₀, d₀), (x₁, d₁), …, of which only the proportions of the densities
 * count. Two points of one x are a jump.
 *
 * The quantile is in the piece where the area from the left reaches u of the whole. With r of that area in it, the
 * width w and the densities a and b at its ends, x = left + 2 r / (a + √(a² + 2 (b − a) r / w)). For u > ½ the same is
 * done from the right.
 */
export const piecewise: ScalarDistribution = {
  name: 'piecewise',
  parameters: ['points'],
  listed: true,
  discrete: false,
  invalid(p) {
    if (p.length < 4 || p.length % 2 !== 0) return 'at least two points, each of x and a density, are needed';
    if (p.length > 2 * MOST_POINTS) return 'there are at most 1,000 points';
    for (let i = 0; i < p.length; i += 2) {
      if (!Number.isFinite(p[i]) || !Number.isFinite(p[i + 1])) return 'every number must be finite';
      if (p[i + 1] < 0) return 'a density must not be negative';
      if (i > 0 && p[i] < p[i - 2]) return 'the points must go from left to right';
    }
    if (!Number.isFinite(p[p.length - 2] - p[0])) return 'the points are too far apart';
    return lineOf(p).area > 0 ? undefined : 'the area under the densities must not be 0';
  },
  quantile(u, p) {
    const { x, d, areas, area } = lineOf(p);
    if (u <= 0.5) return fromLeft(u * area, x, d, areas);
    const mirrored = x.map((each) => -each).reverse();
    return -fromLeft((1 - u) * area, mirrored, [...d].reverse(), [...areas].reverse());
  },
  cdf(value, p) {
    const { x, d, areas, area } = lineOf(p);
    if (value >= x[x.length - 1]) return 1;
    let below = 0;
    for (let i = 0; i < areas.length && value > x[i]; i++) {
      if (value >= x[i + 1]) {
        below += areas[i];
        continue;
      }
      const s = value - x[i];
      below += s * (d[i] + (0.5 * (d[i + 1] - d[i]) * s) / (x[i + 1] - x[i]));
    }
    return Math.min(below / area, 1);
  },
  mean(p) {
    const { x, d, area } = lineOf(p);
    return (
      x[0] +
      moment(x, (i, w) => w * ((x[i] - x[0]) * (d[i] + d[i + 1]) * 0.5 + (w * (d[i] + 2 * d[i + 1])) / 6)) /
        area
    );
  },
  variance(p) {
    const { x, d, area } = lineOf(p);
    const mean = piecewise.mean(p);
    return (
      moment(x, (i, w) => {
        const a = x[i] - mean;
        const [left, right] = [d[i], d[i + 1]];
        return (
          w *
          (0.5 * a * a * (left + right) +
            (a * w * (left + 2 * right)) / 3 +
            (w * w * (left + 3 * right)) / 12)
        );
      }) / area
    );
  },
  support(p) {
    const { x, areas } = lineOf(p);
    const first = areas.findIndex((each) => each > 0);
    const last = areas.findLastIndex((each) => each > 0);
    return [x[first], x[last + 1]];
  },
};

function lineOf(p: readonly number[]): Line {
  let greatest = 0;
  for (let i = 1; i < p.length; i += 2) greatest = Math.max(greatest, p[i]);
  const x: number[] = [];
  const d: number[] = [];
  const areas: number[] = [];
  let area = 0;
  for (let i = 0; i < p.length; i += 2) {
    x.push(p[i]);
    d.push(greatest > 0 ? p[i + 1] / greatest : 0);
    const at = x.length - 1;
    if (at === 0) continue;
    areas.push((x[at] - x[at - 1]) * (0.5 * d[at - 1] + 0.5 * d[at]));
    area += areas[at - 1];
  }
  return { x, d, areas, area };
}

/** Where the area from the left is `target`. */
function fromLeft(
  target: number,
  x: readonly number[],
  d: readonly number[],
  areas: readonly number[],
): number {
  let rest = target;
  let piece = -1;
  for (let i = 0; i < areas.length; i++) {
    if (areas[i] <= 0) continue;
    if (piece >= 0) rest -= areas[piece];
    piece = i;
    if (rest <= areas[i]) break;
  }
  const [low, high] = [x[piece], x[piece + 1]];
  if (rest <= 0) return low;
  // As shares of the greater of the piece, whose squares are numbers.
  const greater = Math.max(d[piece], d[piece + 1]);
  const [a, b, r] = [d[piece] / greater, d[piece + 1] / greater, rest / greater];
  const root = Math.sqrt(Math.max(a * a + (2 * (b - a) * r) / (high - low), 0));
  return clamp(low + (2 * r) / (a + root), low, high);
}

/** The sum of `part(i, width)` over the pieces. */
function moment(x: readonly number[], part: (i: number, width: number) => number): number {
  let sum = 0;
  for (let i = 0; i + 1 < x.length; i++) sum += part(i, x[i + 1] - x[i]);
  return sum;
}
