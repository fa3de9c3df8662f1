/**
 * The inverse of P(a, x) in x, for a > 0 and 0 < u < 1.
 *
 * With s = log x, the logarithms of both P and Q are concave functions of s, so Newton's method converges from
 * everywhere. The step is E. Halley's: with g = log(tail / target) and r = g', g'' = r (a − x − r). The lower tail is
 * followed up to u = ½, the upper one above. It starts from E. B. Wilson and M. M. Hilferty's approximation or from
 * the first term of P's series, and ends after at most 24 steps, or when a step is so small that the next would not
 * show. The result is the least number of a grid with P(a, x) ≥ u (see grid.ts).
 */
import { exp, lgamma, log } from '../../numbers/index.js';
import { leastOnGrid } from './grid.js';
import { halleyStep } from './halley.js';
import { evaluateGamma, gammaValues } from './incomplete-gamma.js';
import { standardNormalQuantile } from './standard-normal.js';

const MOST_STEPS = 24;
const SMALL_STEP = 1e-6;

function start(a: number, u: number): number {
  if (a >= 0.5) {
    const cube = 1 - 1 / (9 * a) + standardNormalQuantile(u) / (3 * Math.sqrt(a));
    if (cube > 0.3) return a * cube * cube * cube;
  }
  // P ≈ x^a / Γ(a + 1) for small x, which is below the root.
  const first = exp((log(u) + lgamma(a + 1)) / a);
  if (first < 0.5 * (a + 1)) return first * (1 + first / (a + 1));
  // Q ≈ x^(a − 1) e^−x / Γ(a) for large x.
  const level = -log(1 - u) - lgamma(a);
  return Math.max(first, level + (a - 1) * log(Math.max(level, 1)), 0.1);
}

/** The x with P(a, x) = u. It is 0 where that is below the smallest double. */
export function inverseLowerGamma(u: number, a: number): number {
  const lower = u <= 0.5;
  const logTarget = log(lower ? u : 1 - u);
  let x = start(a, u);
  if (x < 1e-290) return x;
  for (let step = 0; step < MOST_STEPS; step++) {
    evaluateGamma(a, x);
    const tail = lower ? gammaValues.lower : gammaValues.upper;
    const slope = (lower ? gammaValues.slope : -gammaValues.slope) / tail;
    const change = halleyStep(log(tail) - logTarget, slope, a - x - slope, lower);
    x *= exp(-change);
    if (Math.abs(change) < SMALL_STEP) break;
  }
  return leastOnGrid(x, (candidate) => {
    evaluateGamma(a, candidate);
    return lower ? gammaValues.lower >= u : gammaValues.upper <= 1 - u;
  });
}
