/**
 * The inverse of I_x(a, b) in x, for a, b > 0 and 0 < u < 1.
 *
 * With s = log(x / (1 − x)), the logarithms of I and of its complement are concave functions of s, so Newton's method
 * converges from everywhere. The step is E. Halley's: with g = log(tail / target) and r = g',
 * g'' = r (a − (a + b) x − r). The lower tail is followed up to u = ½, the upper one above. It starts from a normal
 * approximation or from the first term of the series, and ends after at most 24 steps, or when a step is so small
 * that the next would not show. Where x ≤ ½ the result is the least number of a grid with I_x(a, b) ≥ u, else 1 less
 * the least y with I_y(b, a) ≥ 1 − u (see grid.ts).
 */
import { exp, lgamma, log, log1p } from '../../numbers/index.js';
import { leastOnGrid } from './grid.js';
import { halleyStep } from './halley.js';
import { betaValues, evaluateBeta } from './incomplete-beta.js';
import { standardNormalQuantile } from './standard-normal.js';
import { clamp } from './validity.js';

const MOST_STEPS = 24;
const SMALL_STEP = 1e-6;
const FAR_TAIL = 1e-10;
/** Beyond e^±660 the first term of the series is exact. */
const LEAST_LOG = 660;

/** An approximation to log(x / (1 − x)). */
function start(u: number, a: number, b: number): number {
  // I ≈ x^a / (a B) near 0, and the complement y^b / (b B) near 1.
  const logBeta = lgamma(a) + lgamma(b) - lgamma(a + b);
  const left = (log(u) + log(a) + logBeta) / a;
  const right = (log1p(-u) + log(b) + logBeta) / b;
  if (left < -LEAST_LOG || (left < -4 && u < FAR_TAIL)) return left;
  if (right < -LEAST_LOG || (right < -4 && 1 - u < FAR_TAIL)) return -right;
  if (a >= 1 && b >= 1) {
    // Abramowitz and Stegun 26.5.22
    const z = standardNormalQuantile(u);
    const lambda = (z * z - 3) / 6;
    const h = 2 / (1 / (2 * a - 1) + 1 / (2 * b - 1));
    const w =
      (-z * Math.sqrt(Math.max(h + lambda, 0.1))) / h -
      (1 / (2 * b - 1) - 1 / (2 * a - 1)) * (lambda + 5 / 6 - 2 / (3 * h));
    return log(a / b) - 2 * Math.min(Math.max(w, -20), 20);
  }
  // Elsewhere they meet at about the mean.
  const share = exp(a * log(a / (a + b))) / a;
  const rest = exp(b * log(b / (a + b))) / b;
  return u < share / (share + rest) ? Math.min(left, 4) : -Math.min(right, 4);
}

/** The x with I_x(a, b) = u. It is 0 or 1 where that is the nearest double. */
export function inverseBeta(u: number, a: number, b: number): number {
  const lower = u <= 0.5;
  const logTarget = lower ? log(u) : log1p(-u);
  let s = start(u, a, b);
  if (s <= -LEAST_LOG) return exp(s);
  if (s >= LEAST_LOG) return 1;
  for (let step = 0; step < MOST_STEPS; step++) {
    const odds = exp(-Math.abs(s));
    const larger = 1 / (1 + odds);
    const x = s < 0 ? odds * larger : larger;
    const y = s < 0 ? larger : odds * larger;
    evaluateBeta(a, b, x, y);
    const tail = lower ? betaValues.lower : betaValues.upper;
    const slope = (lower ? betaValues.slope : -betaValues.slope) / tail;
    const change = halleyStep(log(tail) - logTarget, slope, a * y - b * x - slope, lower);
    s = clamp(s - change, -LEAST_LOG, LEAST_LOG);
    if (Math.abs(change) < SMALL_STEP) break;
  }
  const odds = exp(-Math.abs(s));
  const smaller = Math.min(0.5, odds / (1 + odds));
  if (s < 0) {
    const reaches = (candidate: number): boolean => {
      evaluateBeta(a, b, candidate, 1 - candidate);
      return lower ? betaValues.lower >= u : betaValues.upper <= 1 - u;
    };
    return Math.min(0.5, leastOnGrid(smaller, reaches));
  }
  const reaches = (candidate: number): boolean => {
    evaluateBeta(a, b, 1 - candidate, candidate);
    return lower ? betaValues.lower <= u : betaValues.upper >= 1 - u;
  };
  return 1 - Math.min(0.5, leastOnGrid(smaller, reaches));
}
