import { exp } from '../../numbers/index.js';
import { clamp } from './validity.js';

const PANELS = 64;
/** Where the density has fallen to e^−40 of its peak, the rest does not show. */
const REACH = 80;
/** The nodes and weights of the five-point Gauss–Legendre rule on [−1, 1]. */
const NODES = [-0.906179845938664, -0.538469310105683, 0, 0.538469310105683, 0.906179845938664];
const WEIGHTS = [
  0.23692688505618908, 0.47862867049936647, 0.5688888888888889, 0.47862867049936647, 0.23692688505618908,
];

/**
 * The mean and the variance of a normal variable kept between two bounds, by Gauss–Legendre quadrature around the
 * density's peak in the interval. (The closed forms lose all digits in a tail.)
 */
export function truncatedMoments(parameters: readonly number[]): { mean: number; variance: number } {
  const [mean, deviation, low, high] = parameters;
  const peak = clamp(mean, low, high);
  const z0 = (peak - mean) / deviation;
  const reach = REACH / (Math.sqrt(z0 * z0 + REACH) + Math.abs(z0));
  const from = Math.max((low - peak) / deviation, -reach);
  const half = (Math.min((high - peak) / deviation, reach) - from) / PANELS / 2;

  // Sums over t = (x − peak) / deviation.
  let total = 0;
  let first = 0;
  let second = 0;
  for (let panel = 0; panel < PANELS; panel++) {
    for (let i = 0; i < NODES.length; i++) {
      const t = from + half * (2 * panel + 1 + NODES[i]);
      const weight = WEIGHTS[i] * exp(-t * (z0 + 0.5 * t));
      total += weight;
      first += weight * t;
      second += weight * t * t;
    }
  }
  if (total === 0) return { mean: peak, variance: 0 };
  const shift = first / total;
  return {
    mean: clamp(peak + deviation * shift, low, high),
    variance: deviation * deviation * (second / total - shift * shift),
  };
}
