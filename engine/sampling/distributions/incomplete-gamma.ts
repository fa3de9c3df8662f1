/**
 * The regularized incomplete gamma functions P(a, x) = γ(a, x) / Γ(a) and Q = 1 − P, for a > 0 and x ≥ 0.
 *
 * - x < a + 1: the series P = x^a e^−x / Γ(a + 1) · Σ x^n / ((a + 1) … (a + n)) (DLMF 8.11.4).
 * - above: the continued fraction of Q (DLMF 8.9.2), by W. J. Lentz's method.
 * - a ≥ 200 and x near a: N. M. Temme's uniform expansion (DLMF 8.12), in a fixed number of operations.
 *
 * The relative error is some 10⁻¹⁵, and in far tails 10⁻¹⁵ times the logarithm of the result. The function that is
 * nearer to 0 is computed, and the other is its complement.
 */
import { erfc, exp, lgamma, log, pow } from '../../numbers/index.js';
import { logOnePlusLess, stirlingError } from './stirling.js';
import { temmeRest } from './temme-expansion.js';

/** P, Q, and the derivative of P by log x, which is x^a e^−x / Γ(a), as left by evaluateGamma. */
export const gammaValues = { lower: 0, upper: 0, slope: 0 };

const EPSILON = 1.1102230246251565e-16;
const TINY = 1e-300;
const MOST_TERMS = 500;
const TWO_PI = 6.283185307179586;
const LARGE = 200;
const TEMME_REACH = 0.4;

/** x^a e^−x / Γ(a). */
function gammaSlope(a: number, x: number): number {
  if (a < 10) {
    if (x > 700) return exp(a * log(x) - x - lgamma(a));
    return pow(x, a) * exp(-x - lgamma(a));
  }
  const distance = (x - a) / a;
  const exponent = distance < -0.5 ? log(x / a) - distance : logOnePlusLess(distance);
  return Math.sqrt(a / TWO_PI) * exp(a * exponent - stirlingError(a));
}

/** Σ x^n / ((a + 1) … (a + n)) / a */
function series(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n < MOST_TERMS; n++) {
    term *= x / (a + n);
    sum += term;
    if (term < EPSILON * sum) break;
  }
  return sum / a;
}

/** 1/(x + 1 − a − 1(1 − a)/(x + 3 − a − 2(2 − a)/(x + 5 − a − …))) */
function continuedFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < MOST_TERMS; n++) {
    const an = n * (a - n);
    b += 2;
    d = an * d + b;
    if (Math.abs(d) < TINY) d = TINY;
    c = b + an / c;
    if (Math.abs(c) < TINY) c = TINY;
    d = 1 / d;
    const factor = d * c;
    h *= factor;
    if (Math.abs(factor - 1) <= 2 * EPSILON) break;
  }
  return h;
}

/** Writes P, Q and the slope at (a, x) into gammaValues. */
export function evaluateGamma(a: number, x: number): void {
  if (x <= 0 || x === Infinity) {
    gammaValues.lower = x <= 0 ? 0 : 1;
    gammaValues.upper = 1 - gammaValues.lower;
    gammaValues.slope = 0;
    return;
  }
  const slope = gammaSlope(a, x);
  gammaValues.slope = slope;
  if (a >= LARGE) {
    const distance = (x - a) / a;
    if (distance > -0.5 && distance < 0.5) {
      const eta = Math.sqrt(-2 * logOnePlusLess(distance));
      if (eta <= TEMME_REACH) {
        temme(a, distance < 0 ? -eta : eta);
        return;
      }
    }
  }
  if (x < a + 1) {
    gammaValues.lower = Math.min(1, slope * series(a, x));
    gammaValues.upper = 1 - gammaValues.lower;
  } else {
    gammaValues.upper = slope * continuedFraction(a, x);
    gammaValues.lower = 1 - gammaValues.upper;
  }
}

function temme(a: number, eta: number): void {
  const rest = (exp(-0.5 * a * eta * eta) / Math.sqrt(TWO_PI * a)) * temmeRest(a, eta);
  const z = Math.abs(eta) * Math.sqrt(0.5 * a);
  const smaller = 0.5 * erfc(z) + (eta < 0 ? -rest : rest);
  gammaValues.lower = eta < 0 ? smaller : 1 - smaller;
  gammaValues.upper = eta < 0 ? 1 - smaller : smaller;
}

/** P(a, x), the probability that a gamma variable of shape a and scale 1 is at most x. */
export function lowerGamma(a: number, x: number): number {
  evaluateGamma(a, x);
  return gammaValues.lower;
}

/** Q(a, x) = 1 − P(a, x). */
export function upperGamma(a: number, x: number): number {
  evaluateGamma(a, x);
  return gammaValues.upper;
}
