/**
 * The exponential function after fdlibm's e_exp.c and s_expm1.c (see index.ts for its notice).
 *
 * x = k·ln 2 + r with |r| ≤ ½ ln 2; ln 2 is held in two parts so that k times the first is exact. exp(r) comes from
 * a rational function of r, and the result is scaled by 2^k. Error below 1 ulp.
 */
import { highWord, scaleByPowerOfTwo } from './bits.js';

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const INVERSE_LN2 = Math.LOG2E;
const OVERFLOW = 709.782712893384;
const UNDERFLOW = -745.1332191019411;

const P1 = 0.16666666666666602;
const P2 = -0.0027777777777015593;
const P3 = 6.613756321437934e-5;
const P4 = -1.6533902205465252e-6;
const P5 = 4.1381367970572385e-8;

/** e to the power x. */
export function exp(x: number): number {
  const magnitude = highWord(x) & 0x7fffffff;
  if (magnitude >= 0x4086232b) {
    if (Number.isNaN(x)) return x;
    if (x > OVERFLOW) return Infinity;
    if (x < UNDERFLOW) return 0;
  }
  let k = 0;
  let high = x;
  let low = 0;
  if (magnitude > 0x3fd62e42) {
    // |x| > ½ ln 2
    if (magnitude >= 0x3ff0a2b2) k = (INVERSE_LN2 * x + (x < 0 ? -0.5 : 0.5)) | 0;
    else k = x < 0 ? -1 : 1;
    high = x - k * LN2_HIGH;
    low = k * LN2_LOW;
  } else if (magnitude <= 0x3e300000) {
    return 1 + x; // |x| ≤ 2^−28
  }
  const r = high - low;
  const t = r * r;
  const c = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
  const y = 1 + ((r * c) / (2 - c) - low + high);
  return k === 0 ? y : scaleByPowerOfTwo(y, k);
}

const Q1 = -0.03333333333333313;
const Q2 = 0.0015873015872548146;
const Q3 = -7.93650757867488e-5;
const Q4 = 4.008217827329362e-6;
const Q5 = -2.0109921818362437e-7;

/** exp(x) − 1, accurate near 0. */
export function expm1(x: number): number {
  const magnitude = highWord(x) & 0x7fffffff;
  if (magnitude >= 0x4043687a) {
    // |x| ≥ 56 ln 2
    if (Number.isNaN(x)) return x;
    if (x < 0) return -1;
    if (x > OVERFLOW) return Infinity;
  }
  let k = 0;
  let r = x;
  let correction = 0;
  if (magnitude > 0x3fd62e42) {
    if (magnitude < 0x3ff0a2b2) k = x < 0 ? -1 : 1;
    else k = (INVERSE_LN2 * x + (x < 0 ? -0.5 : 0.5)) | 0;
    const high = x - k * LN2_HIGH;
    const low = k * LN2_LOW;
    r = high - low;
    correction = high - r - low;
  } else if (magnitude < 0x3c900000) {
    return x; // |x| < 2^−54
  }
  const halfR = 0.5 * r;
  const halfSquare = r * halfR;
  const r1 =
    1 + halfSquare * (Q1 + halfSquare * (Q2 + halfSquare * (Q3 + halfSquare * (Q4 + halfSquare * Q5))));
  const t = 3 - r1 * halfR;
  let e = halfSquare * ((r1 - t) / (6 - r * t));
  if (k === 0) return r - (r * e - halfSquare);
  e = r * (e - correction) - correction - halfSquare;
  return scaledExpm1(r, e, k);
}

/** 2^k · (r − e + 1) − 1 in the order of operations that loses least for each k. */
function scaledExpm1(r: number, e: number, k: number): number {
  if (k === -1) return 0.5 * (r - e) - 0.5;
  if (k === 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e);
  if (k < 0 || k > 56) return scaleByPowerOfTwo(r - e + 1, k) - 1;
  const inverse = scaleByPowerOfTwo(1, -k);
  return scaleByPowerOfTwo(k < 20 ? r - e + (1 - inverse) : r - (e + inverse) + 1, k);
}
