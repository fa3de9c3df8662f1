/**
 * The power function after fdlibm's e_pow.c (see index.ts for its notice), with C99's special cases
 * (1^y = 1 and (−1)^±∞ = 1).
 *
 * log2|x| is found as a sum of two doubles with some 70 bits, multiplied by y in parts, and 2 is raised to it.
 * Error below 0.70 ulp.
 */
import { fromHighWord, highWord, leadingBits, scaleByPowerOfTwo, withHighWord } from './bits.js';

const TWO_53 = 9007199254740992;
const L1 = 0.5999999999999946;
const L2 = 0.4285714285785502;
const L3 = 0.33333332981837743;
const L4 = 0.272728123808534;
const L5 = 0.23066074577556175;
const L6 = 0.20697501780033842;
const P1 = 0.16666666666666602;
const P2 = -0.0027777777777015593;
const P3 = 6.613756321437934e-5;
const P4 = -1.6533902205465252e-6;
const P5 = 4.1381367970572385e-8;
const LN2 = Math.LN2;
const LN2_HIGH = 0.6931471824645996;
const LN2_LOW = -1.904654299957768e-9;
/** −(1024 − log2(largest double + ½ ulp)) */
const OVERFLOW_SLACK = 8.008566259537294e-17;
/** 2 / (3 ln 2) and its parts */
const CP = 0.9617966939259756;
const CP_HIGH = 0.9617967009544373;
const CP_LOW = -7.028461650952758e-9;
/** 1 / ln 2 and its parts */
const INVERSE_LN2 = Math.LOG2E;
const INVERSE_LN2_HIGH = 1.4426950216293335;
const INVERSE_LN2_LOW = 1.9259629911266175e-8;
/** log2(1.5) in two parts */
const LOG2_THREE_HALVES_HIGH = 0.5849624872207642;
const LOG2_THREE_HALVES_LOW = 1.350039202129749e-8;

/** The second part of the sum that log2Parts returns the first of. */
let log2Low = 0;

/** x raised to the power y. */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const magnitude = Math.abs(x);
  if (y === Infinity || y === -Infinity) {
    if (magnitude === 1) return 1;
    return magnitude > 1 === y > 0 ? Infinity : 0;
  }
  if (y === 1) return x;
  if (y === -1) return 1 / x;
  if (y === 2) return x * x;
  const negative = highWord(x) < 0;
  if (y === 0.5 && !negative) return Math.sqrt(x);

  let sign = 1;
  if (negative) {
    const whole = Math.floor(y) === y;
    if (whole && Math.abs(y) < TWO_53 && Math.floor(y / 2) * 2 !== y) sign = -1;
    if (!whole && x !== 0 && magnitude !== Infinity) return NaN;
  }
  if (magnitude === 0 || magnitude === Infinity || magnitude === 1) {
    return sign * (y < 0 ? 1 / magnitude : magnitude);
  }

  const exponentWord = highWord(y) & 0x7fffffff;
  if (exponentWord > 0x41e00000) {
    // |y| > 2^31: anything but |x| very near 1 overflows or underflows.
    const word = highWord(magnitude);
    if (exponentWord > 0x43f00000 || word < 0x3fefffff || word > 0x3ff00000) {
      return sign * (magnitude > 1 === y > 0 ? Infinity : 0);
    }
  }
  const t1 = exponentWord > 0x41e00000 ? log2NearOne(magnitude) : log2Parts(magnitude);
  const yHigh = leadingBits(y);
  return sign * powerOfTwo(yHigh * t1, (y - yHigh) * t1 + y * log2Low);
}

/** log2 of x where |x − 1| ≤ 2^−20, by four terms of its series; the tail goes to log2Low. */
function log2NearOne(x: number): number {
  const t = x - 1;
  const w = t * t * (0.5 - t * (0.3333333333333333 - t * 0.25));
  const u = INVERSE_LN2_HIGH * t;
  const v = t * INVERSE_LN2_LOW - w * INVERSE_LN2;
  const t1 = leadingBits(u + v);
  log2Low = v - (t1 - u);
  return t1;
}

/** log2 of a positive finite x in two parts; the tail goes to log2Low. */
function log2Parts(x: number): number {
  let n = 0;
  let ax = x;
  let word = highWord(ax);
  if (word < 0x00100000) {
    ax *= TWO_53;
    n = -53;
    word = highWord(ax);
  }
  n += (word >> 20) - 0x3ff;
  const mantissa = word & 0x000fffff;
  word = mantissa | 0x3ff00000;
  // The interval: around 1 below √(3/2), around 3/2 below √3, else around 1 after halving.
  let nearThreeHalves = false;
  if (mantissa > 0x3988e) {
    if (mantissa < 0xbb67a) {
      nearThreeHalves = true;
    } else {
      n += 1;
      word -= 0x00100000;
    }
  }
  ax = withHighWord(ax, word);
  const centre = nearThreeHalves ? 1.5 : 1;

  // ss = sHigh + sLow = (x − centre) / (x + centre)
  const u = ax - centre;
  const v = 1 / (ax + centre);
  const ss = u * v;
  const sHigh = leadingBits(ss);
  const sumHigh = fromHighWord(((word >> 1) | 0x20000000) + 0x00080000 + (nearThreeHalves ? 0x00040000 : 0));
  const sumLow = ax - (sumHigh - centre);
  const sLow = v * (u - sHigh * sumHigh - sHigh * sumLow);

  const square = ss * ss;
  const series =
    square * square * (L1 + square * (L2 + square * (L3 + square * (L4 + square * (L5 + square * L6)))));
  const r = series + sLow * (sHigh + ss);
  const highSquare = sHigh * sHigh;
  const tHigh = leadingBits(3 + highSquare + r);
  const tLow = r - (tHigh - 3 - highSquare);

  // ss · (1 + …), then times 2 / (3 ln 2)
  const productHigh = sHigh * tHigh;
  const productLow = sLow * tHigh + tLow * ss;
  const pHigh = leadingBits(productHigh + productLow);
  const pLow = productLow - (pHigh - productHigh);
  const zHigh = CP_HIGH * pHigh;
  const zLow = CP_LOW * pHigh + pLow * CP + (nearThreeHalves ? LOG2_THREE_HALVES_LOW : 0);
  const offset = nearThreeHalves ? LOG2_THREE_HALVES_HIGH : 0;
  const t1 = leadingBits(zHigh + zLow + offset + n);
  log2Low = zLow - (t1 - n - offset - zHigh);
  return t1;
}

/** 2 to the power high + low. */
function powerOfTwo(high: number, low: number): number {
  const z = low + high;
  if (z >= 1024) {
    if (z > 1024 || low + OVERFLOW_SLACK > z - high) return Infinity;
  } else if (z <= -1075) {
    if (z < -1075 || low <= z - high) return 0;
  }
  // n is z rounded to a whole number, halves away from zero.
  const n = Math.abs(z) > 0.5 ? (z < 0 ? -Math.floor(0.5 - z) : Math.floor(z + 0.5)) : 0;
  const rest = high - n;
  const t = leadingBits(low + rest);
  const u = t * LN2_HIGH;
  const v = (low - (t - rest)) * LN2 + t * LN2_LOW;
  const y = u + v;
  const w = v - (y - u);
  const square = y * y;
  const t1 = y - square * (P1 + square * (P2 + square * (P3 + square * (P4 + square * P5))));
  const r = (y * t1) / (t1 - 2) - (w + y * w);
  return scaleByPowerOfTwo(1 - (r - y), n);
}
