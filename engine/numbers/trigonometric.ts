/**
 * Sine, cosine and tangent of angles in radians, after fdlibm's s_sin.c, s_cos.c, k_sin.c, k_cos.c and FreeBSD's
 * k_tan.c (see index.ts for fdlibm's notice). Error below 1 ulp, for arguments of every size.
 */
import { highWord, leadingBits } from './bits.js';
import { reduceAngle, reduced } from './quarter-turns.js';

const S1 = -0.16666666666666632;
const S2 = 0.00833333333332249;
const S3 = -0.0001984126982985795;
const S4 = 2.7557313707070068e-6;
const S5 = -2.5050760253406863e-8;
const S6 = 1.58969099521155e-10;

/** sin(x + tail) for |x| ≤ π/4 (about). */
export function sineKernel(x: number, tail: number): number {
  const z = x * x;
  const w = z * z;
  const r = S2 + z * (S3 + z * S4) + z * w * (S5 + z * S6);
  const v = z * x;
  return x - (z * (0.5 * tail - v * r) - tail - v * S1);
}

/** sin x for |x| ≤ π/4 (about). */
export function shortSineKernel(x: number): number {
  const z = x * x;
  const w = z * z;
  const r = S2 + z * (S3 + z * S4) + z * w * (S5 + z * S6);
  return x + z * x * (S1 + z * r);
}

const C1 = 0.0416666666666666;
const C2 = -0.001388888888887411;
const C3 = 2.480158728947673e-5;
const C4 = -2.7557314351390663e-7;
const C5 = 2.087572321298175e-9;
const C6 = -1.1359647557788195e-11;

/** cos(x + tail) for |x| ≤ π/4 (about). */
export function cosineKernel(x: number, tail: number): number {
  const z = x * x;
  const w = z * z;
  const r = z * (C1 + z * (C2 + z * C3)) + w * w * (C4 + z * (C5 + z * C6));
  const halfSquare = 0.5 * z;
  const head = 1 - halfSquare;
  return head + (1 - head - halfSquare + (z * r - x * tail));
}

/** The sine of x. */
export function sin(x: number): number {
  const word = highWord(x) & 0x7fffffff;
  if (word <= 0x3fe921fb) return word < 0x3e500000 ? x : shortSineKernel(x);
  if (word >= 0x7ff00000) return NaN;
  const n = reduceAngle(x) & 3;
  const value = (n & 1) === 0 ? sineKernel(reduced[0], reduced[1]) : cosineKernel(reduced[0], reduced[1]);
  return n < 2 ? value : -value;
}

/** The cosine of x. */
export function cos(x: number): number {
  const word = highWord(x) & 0x7fffffff;
  if (word <= 0x3fe921fb) return word < 0x3e46a09e ? 1 : cosineKernel(x, 0);
  if (word >= 0x7ff00000) return NaN;
  const n = reduceAngle(x) & 3;
  const value = (n & 1) === 0 ? cosineKernel(reduced[0], reduced[1]) : sineKernel(reduced[0], reduced[1]);
  return n === 0 || n === 3 ? value : -value;
}

const T0 = 0.3333333333333341;
const T1 = 0.13333333333320124;
const T2 = 0.05396825397622605;
const T3 = 0.021869488294859542;
const T4 = 0.0088632398235993;
const T5 = 0.0035920791075913124;
const T6 = 0.0014562094543252903;
const T7 = 0.0005880412408202641;
const T8 = 0.0002464631348184699;
const T9 = 7.817944429395571e-5;
const T10 = 7.140724913826082e-5;
const T11 = -1.8558637485527546e-5;
const T12 = 2.590730518636337e-5;
const QUARTER_PI = 0.7853981633974483;
const QUARTER_PI_LOW = 3.061616997868383e-17;

/** tan(x + tail), or −1 / tan(x + tail) where `odd`, for |x| ≤ π/4 (about). */
function tangentKernel(angle: number, angleTail: number, odd: boolean): number {
  const word = highWord(angle);
  const big = (word & 0x7fffffff) >= 0x3fe59428; // |x| ≥ 0.6744
  let x = angle;
  let tail = angleTail;
  if (big) {
    // tan x = (1 − tan(π/4 − x)) / (1 + tan(π/4 − x))
    if (word < 0) {
      x = -x;
      tail = -tail;
    }
    x = QUARTER_PI - x + (QUARTER_PI_LOW - tail);
    tail = 0;
  }
  const z = x * x;
  const w = z * z;
  const oddTerms = T1 + w * (T3 + w * (T5 + w * (T7 + w * (T9 + w * T11))));
  const evenTerms = z * (T2 + w * (T4 + w * (T6 + w * (T8 + w * (T10 + w * T12)))));
  const s = z * x;
  const r = tail + z * (s * (oddTerms + evenTerms) + tail) + s * T0;
  const sum = x + r;
  if (big) {
    const sign = odd ? -1 : 1;
    const value = sign - 2 * (x + (r - (sum * sum) / (sum + sign)));
    return word < 0 ? -value : value;
  }
  if (!odd) return sum;
  // −1 / (x + r) in two parts: the plain quotient has an error of up to 2 ulp.
  const sumHigh = leadingBits(sum);
  const sumLow = r - (sumHigh - x);
  const inverse = -1 / sum;
  const inverseHigh = leadingBits(inverse);
  return inverseHigh + inverse * (1 + inverseHigh * sumHigh + inverseHigh * sumLow);
}

/** The tangent of x. */
export function tan(x: number): number {
  const word = highWord(x) & 0x7fffffff;
  if (word <= 0x3fe921fb) return word < 0x3e400000 ? x : tangentKernel(x, 0, false);
  if (word >= 0x7ff00000) return NaN;
  const odd = (reduceAngle(x) & 1) === 1;
  return tangentKernel(reduced[0], reduced[1], odd);
}
