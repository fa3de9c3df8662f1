/**
 * The natural logarithm after fdlibm's e_log.c and s_log1p.c (see index.ts for its notice).
 *
 * x = 2^k (1 + f) with √½ < 1 + f < √2. With s = f / (2 + f), log(1 + f) = 2s + s·R(s²), where R is a polynomial of
 * degree 7 in s². Error below 1 ulp.
 */
import { highWord, withHighWord } from './bits.js';

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const L1 = 0.6666666666666735;
const L2 = 0.3999999999940942;
const L3 = 0.2857142874366239;
const L4 = 0.22222198432149784;
const L5 = 0.1818357216161805;
const L6 = 0.15313837699209373;
const L7 = 0.14798198605116586;
const TWO_54 = 18014398509481984;

/** The high word of √½, and what brings 1 there: adding it to a high word puts the exponent's step at √½. */
const ROOT_HALF = 0x3fe6a09e;
const SHIFT = 0x3ff00000 - ROOT_HALF;

/** log(1 + f) + k ln 2 + correction, where √½ < 1 + f < √2. */
function assemble(f: number, k: number, correction: number): number {
  const halfSquare = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (L2 + w * (L4 + w * L6));
  const odd = z * (L1 + w * (L3 + w * (L5 + w * L7)));
  return s * (halfSquare + (odd + even)) + (k * LN2_LOW + correction) - halfSquare + f + k * LN2_HIGH;
}

/** The natural logarithm of x: −∞ at 0, not a number below. */
export function log(x: number): number {
  let high = highWord(x);
  let k = 0;
  let scaled = x;
  if (high < 0x00100000) {
    if (x === 0) return -Infinity;
    if (high < 0) return NaN;
    k = -54;
    scaled = x * TWO_54;
    high = highWord(scaled);
  } else if (high >= 0x7ff00000) {
    return x;
  } else if (x === 1) {
    return 0;
  }
  high += SHIFT;
  k += (high >> 20) - 0x3ff;
  return assemble(withHighWord(scaled, (high & 0x000fffff) + ROOT_HALF) - 1, k, 0);
}

/** log(1 + x), accurate near 0: −∞ at −1, not a number below. */
export function log1p(x: number): number {
  if (x <= -1) return x === -1 ? -Infinity : NaN;
  const high = highWord(x);
  if (high >= 0x7ff00000 || Number.isNaN(x)) return x;
  if ((high & 0x7fffffff) < 0x3ca00000) return x; // |x| < 2^−53
  if (x < 0 ? (high & 0x7fffffff) <= 0x3fd2bec4 : high < 0x3fda827a) return assemble(x, 0, 0);
  const u = 1 + x;
  const shifted = highWord(u) + SHIFT;
  const k = (shifted >> 20) - 0x3ff;
  // What was lost in rounding 1 + x, as a part of u.
  const correction = k < 54 ? (k >= 2 ? 1 - (u - x) : x - (u - 1)) / u : 0;
  return assemble(withHighWord(u, (shifted & 0x000fffff) + ROOT_HALF) - 1, k, correction);
}
