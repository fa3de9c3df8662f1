/**
 * Inverse trigonometric functions in radians, after fdlibm's e_asin.c, e_acos.c, s_atan.c and e_atan2.c (see
 * index.ts for its notice). Error below 1 ulp.
 */
import { highWord, leadingBits } from './bits.js';

const PI = Math.PI;
const PI_LOW = 1.2246467991473532e-16;
const HALF_PI = 1.5707963267948966;
const HALF_PI_LOW = 6.123233995736766e-17;

const PS0 = 0.16666666666666666;
const PS1 = -0.3255658186224009;
const PS2 = 0.20121253213486293;
const PS3 = -0.04005553450067941;
const PS4 = 0.0007915349942898145;
const PS5 = 3.479331075960212e-5;
const QS1 = -2.403394911734414;
const QS2 = 2.0209457602335057;
const QS3 = -0.6882839716054533;
const QS4 = 0.07703815055590194;

/** (asin x − x) / x as a function of z = x², for z ≤ ¼. */
function arcsineRatio(z: number): number {
  const p = z * (PS0 + z * (PS1 + z * (PS2 + z * (PS3 + z * (PS4 + z * PS5)))));
  const q = 1 + z * (QS1 + z * (QS2 + z * (QS3 + z * QS4)));
  return p / q;
}

/** The arcsine of x, from −π/2 to π/2; not a number outside [−1, 1]. */
export function asin(x: number): number {
  const word = highWord(x) & 0x7fffffff;
  const magnitude = Math.abs(x);
  if (!(magnitude < 1)) return magnitude === 1 ? x * HALF_PI : NaN;
  if (magnitude < 0.5) {
    if (word < 0x3e500000) return x; // |x| < 2^−26
    return x + x * arcsineRatio(x * x);
  }
  const z = (1 - magnitude) * 0.5;
  const s = Math.sqrt(z);
  const r = arcsineRatio(z);
  let value: number;
  if (word >= 0x3fef3333) {
    value = HALF_PI - (2 * (s + s * r) - HALF_PI_LOW);
  } else {
    const high = leadingBits(s);
    const low = (z - high * high) / (s + high);
    value = 0.5 * HALF_PI - (2 * s * r - (HALF_PI_LOW - 2 * low) - (0.5 * HALF_PI - 2 * high));
  }
  return x < 0 ? -value : value;
}

/** The arccosine of x, from 0 to π; not a number outside [−1, 1]. */
export function acos(x: number): number {
  const magnitude = Math.abs(x);
  if (!(magnitude < 1)) return x === 1 ? 0 : x === -1 ? PI : NaN;
  if (magnitude < 0.5) return HALF_PI - (x - (HALF_PI_LOW - x * arcsineRatio(x * x)));
  if (x < 0) {
    const z = (1 + x) * 0.5;
    const s = Math.sqrt(z);
    return 2 * (HALF_PI - (s + (arcsineRatio(z) * s - HALF_PI_LOW)));
  }
  const z = (1 - x) * 0.5;
  const s = Math.sqrt(z);
  const high = leadingBits(s);
  const low = (z - high * high) / (s + high);
  return 2 * (high + (arcsineRatio(z) * s + low));
}

const AT0 = 0.3333333333333293;
const AT1 = -0.19999999999876483;
const AT2 = 0.14285714272503466;
const AT3 = -0.11111110405462356;
const AT4 = 0.09090887133436507;
const AT5 = -0.0769187620504483;
const AT6 = 0.06661073137387531;
const AT7 = -0.058335701337905735;
const AT8 = 0.049768779946159324;
const AT9 = -0.036531572744216916;
const AT10 = 0.016285820115365782;

/** x − atan x for |x| ≤ 7/16. */
function arctangentLoss(x: number): number {
  const z = x * x;
  const w = z * z;
  const odd = z * (AT0 + w * (AT2 + w * (AT4 + w * (AT6 + w * (AT8 + w * AT10)))));
  const even = w * (AT1 + w * (AT3 + w * (AT5 + w * (AT7 + w * AT9))));
  return x * (odd + even);
}

/** atan(high + low) + atan x, the first given in two parts. */
function addArctangent(high: number, low: number, x: number): number {
  return high - (arctangentLoss(x) - low - x);
}

/** The arctangent of x, from −π/2 to π/2. */
export function atan(x: number): number {
  const word = highWord(x) & 0x7fffffff;
  if (word < 0x3fdc0000) return word < 0x3e400000 ? x : x - arctangentLoss(x);
  if (Number.isNaN(x)) return x;
  const t = Math.abs(x);
  let value: number;
  if (word >= 0x44100000) value = HALF_PI;
  else if (word < 0x3fe60000)
    value = addArctangent(0.4636476090008061, 2.2698777452961687e-17, (2 * t - 1) / (2 + t));
  else if (word < 0x3ff30000)
    value = addArctangent(0.7853981633974483, 3.061616997868383e-17, (t - 1) / (t + 1));
  else if (word < 0x40038000)
    value = addArctangent(0.982793723247329, 1.3903311031230998e-17, (t - 1.5) / (1 + 1.5 * t));
  else value = addArctangent(HALF_PI, HALF_PI_LOW, -1 / t);
  return x < 0 ? -value : value;
}

/** How far apart the high words of two numbers are that differ by a factor of 2^64. */
const TWO_64 = 64 << 20;

/** The angle of the point (x, y) from the positive x axis, from −π to π. */
export function atan2(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  if (x === 1) return atan(y);
  const below = highWord(y) < 0;
  const left = highWord(x) < 0;
  if (y === 0) return left ? (below ? -PI : PI) : y;
  const ay = Math.abs(y);
  const ax = Math.abs(x);
  if (ax === Infinity) {
    const angle = ay === Infinity ? (left ? (3 * PI) / 4 : PI / 4) : left ? PI : 0;
    return below ? -angle : angle;
  }
  const distance = highWord(ay) - highWord(ax);
  if (x === 0 || ay === Infinity || distance > TWO_64) return below ? -HALF_PI : HALF_PI;
  const angle = left && distance < -TWO_64 ? 0 : atan(Math.abs(y / x));
  if (!left) return below ? -angle : angle;
  return below ? angle - PI_LOW - PI : PI - (angle - PI_LOW);
}
