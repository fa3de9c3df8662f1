import { erfc, exp, log } from '../../numbers/index.js';

const ROOT_HALF = Math.SQRT1_2;
const ROOT_TWO_PI = 2.5066282746310002;

/** Φ(z) = ½ erfc(−z/√2), accurate in the lower tail; the upper tail's probability is Φ(−z). */
export function standardNormalCdf(z: number): number {
  return 0.5 * erfc(-z * ROOT_HALF);
}

/** φ(z) = exp(−z²/2) / √(2π). */
export function standardNormalDensity(z: number): number {
  return exp(-0.5 * z * z) / ROOT_TWO_PI;
}

/**
 * The quantile of the standard normal distribution, for 0 < u < 1, to about 1 part in 10^16: algorithm AS 241
 * (PPND16) of M. J. Wichura, "The Percentage Points of the Normal Distribution", Applied Statistics 37 (1988).
 */
export function standardNormalQuantile(u: number): number {
  const q = u - 0.5;
  if (Math.abs(q) <= 0.425) return central(q);
  return q < 0 ? -upperTail(u) : upperTail(1 - u);
}

function central(q: number): number {
  const r = 0.180625 - q * q;
  const numerator =
    ((((((r * 2509.0809287301227 + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) * r +
      13731.69376550946) *
      r +
      1971.5909503065513) *
      r +
      133.14166789178438) *
      r +
    3.3871328727963665;
  const denominator =
    ((((((r * 5226.495278852546 + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) * r +
      5394.196021424751) *
      r +
      687.1870074920579) *
      r +
      42.31333070160091) *
      r +
    1;
  return (q * numerator) / denominator;
}

/** The z > 0 above which the probability is `tail`, for 0 < tail < 0.075 and more. */
function upperTail(tail: number): number {
  const root = Math.sqrt(-log(tail));
  if (root <= 5) {
    const r = root - 1.6;
    const numerator =
      ((((((r * 0.0007745450142783414 + 0.022723844989269184) * r + 0.2417807251774506) * r +
        1.2704582524523684) *
        r +
        3.6478483247632045) *
        r +
        5.769497221460691) *
        r +
        4.630337846156546) *
        r +
      1.4234371107496835;
    const denominator =
      ((((((r * 1.0507500716444169e-9 + 0.0005475938084995345) * r + 0.015198666563616457) * r +
        0.14810397642748008) *
        r +
        0.6897673349851) *
        r +
        1.6763848301838038) *
        r +
        2.053191626637759) *
        r +
      1;
    return numerator / denominator;
  }
  const r = root - 5;
  const numerator =
    ((((((r * 2.0103343992922881e-7 + 2.7115555687434876e-5) * r + 0.0012426609473880784) * r +
      0.026532189526576124) *
      r +
      0.29656057182850487) *
      r +
      1.7848265399172913) *
      r +
      5.463784911164114) *
      r +
    6.657904643501103;
  const denominator =
    ((((((r * 2.0442631033899397e-15 + 1.421511758316446e-7) * r + 1.8463183175100548e-5) * r +
      0.0007868691311456133) *
      r +
      0.014875361290850615) *
      r +
      0.1369298809227358) *
      r +
      0.599832206555888) *
      r +
    1;
  return numerator / denominator;
}
