/**
 * The regularized incomplete beta function I_x(a, b) and its complement I_y(b, a), y = 1 − x, for a, b > 0.
 *
 * Up to the mean, x^a y^b / B(a, b) is divided by a continued fraction; above it, that of the complement is used.
 * Where a and b are large and x is near the mean, an asymptotic expansion takes its place. Both are A. R. DiDonato and
 * A. H. Morris's (Algorithm 708, ACM TOMS 18, 1992: BFRAC and BASYM). The relative error is some 10⁻¹⁵, and in far
 * tails 10⁻¹⁵ times the logarithm of the result; that of the larger function is that of 1 less the smaller.
 */
import { exp, lgamma, log, log1p } from '../../numbers/index.js';
import { betaExpansion } from './beta-expansion.js';
import { logOnePlusLess, stirlingError } from './stirling.js';

/** I_x(a, b), its complement, and the derivative by log(x/y), which is x^a y^b / B(a, b), as left by evaluateBeta. */
export const betaValues = { lower: 0, upper: 0, slope: 0 };

const EPSILON = 2.220446049250313e-16;
const TINY = 1e-300;
const MOST_TERMS = 10000;
const TWO_PI = 6.283185307179586;
const STIRLING_FROM = 10;
const EXPANSION_FROM = 100;
const EXPANSION_REACH = 0.03;

/** x^a y^b / B(a, b). */
function betaSlope(a: number, b: number, x: number, y: number): number {
  if (a > b) return betaSlope(b, a, y, x);
  const n = a + b;
  if (a >= STIRLING_FROM) {
    // In terms of how far x is from the mean a/n: what is large cancels before it is computed.
    const distance = b * x - a * y;
    const exponent =
      a * logRatioLess(distance / a, (x * n) / a) + b * logRatioLess(-distance / b, (y * n) / b);
    const correction = stirlingError(n) - stirlingError(a) - stirlingError(b);
    return Math.sqrt((a / n) * (b / TWO_PI)) * exp(exponent + correction);
  }
  const logY = x < 0.5 ? log1p(-x) : log(y);
  if (b < STIRLING_FROM) return exp(a * log(x) + b * logY + (lgamma(n) - lgamma(a) - lgamma(b)));
  // log(Γ(n)/Γ(b)) by Stirling's series, as both can be large.
  const ratio = (b - 0.5) * log1p(a / b) - a + stirlingError(n) - stirlingError(b);
  return exp(a * log(n * x) + b * logY + ratio - lgamma(a));
}

/** log(ratio) − distance for ratio = 1 + distance. */
function logRatioLess(distance: number, ratio: number): number {
  return distance < -0.5 ? log(ratio) - distance : logOnePlusLess(distance);
}

/** What x^a y^b / B(a, b) is divided by to give I_x(a, b), for x ≤ a / (a + b) about. */
function continuedFraction(a: number, b: number, x: number, y: number): number {
  const distance = a * y - b * x;
  let bn = (a * (distance + 1)) / (a + 1);
  let f = bn;
  let c = bn;
  let d = 0;
  for (let m = 1; m < MOST_TERMS; m++) {
    const odd = a + 2 * m - 1;
    const an = (((a + m - 1) * (a + b + m - 1)) / odd) * ((m * (b - m)) / odd) * x * x;
    bn = m + (m * (b - m) * x) / odd + ((a + m) * (distance + 1 + m * (1 + y))) / (odd + 2);
    d = bn + an * d;
    if (Math.abs(d) < TINY) d = TINY;
    c = bn + an / c;
    if (Math.abs(c) < TINY) c = TINY;
    d = 1 / d;
    const factor = c * d;
    f *= factor;
    if (Math.abs(factor - 1) <= EPSILON) break;
  }
  return f;
}

/** I_x(a, b) where x is at most about the mean. */
function smallerTail(a: number, b: number, x: number, y: number, slope: number): number {
  const least = Math.min(a, b);
  if (least > EXPANSION_FROM) {
    const distance = Math.max(0, a * y - b * x);
    if (distance <= EXPANSION_REACH * least) return betaExpansion(a, b, distance);
  }
  return slope / continuedFraction(a, b, x, y);
}

/** Writes I_x(a, b), its complement and the slope into betaValues; x + y = 1, both to full precision. */
export function evaluateBeta(a: number, b: number, x: number, y: number): void {
  if (x <= 0 || y <= 0) {
    betaValues.lower = x <= 0 ? 0 : 1;
    betaValues.upper = 1 - betaValues.lower;
    betaValues.slope = 0;
    return;
  }
  const slope = betaSlope(a, b, x, y);
  betaValues.slope = slope;
  const mirrored = a > 1 && b > 1 ? b * x > a * y : x * (a + b + 2) > a + 1;
  const smaller = Math.min(1, mirrored ? smallerTail(b, a, y, x, slope) : smallerTail(a, b, x, y, slope));
  betaValues.lower = mirrored ? 1 - smaller : smaller;
  betaValues.upper = mirrored ? smaller : 1 - smaller;
}
