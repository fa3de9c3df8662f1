/**
 * Reduction of an angle to [−π/4, π/4], after FreeBSD's e_rem_pio2.c (see index.ts for fdlibm's notice).
 *
 * π/2 is held in parts of 33 bits, so that a whole number of turns below 2^20 times a part is exact. Each round of
 * subtraction is good to 85, 118 and 151 bits; the next is taken only where the one before cancelled too much.
 * Larger angles go to reduceLargeAngle.
 */
import { highWord } from './bits.js';
import { reduceLargeAngle } from './large-angles.js';

const ROUNDING = 6755399441055744; // 1.5 · 2^52: adding it rounds to a whole number
const TWO_OVER_PI = 0.6366197723675814;
const PART_1 = 1.5707963267341256;
const REST_1 = 6.077100506506192e-11;
const PART_2 = 6.077100506303966e-11;
const REST_2 = 2.0222662487959506e-21;
const PART_3 = 2.0222662487111665e-21;
const REST_3 = 8.4784276603689e-32;

/** The reduced angle of the last reduceAngle as a sum of two doubles. */
export const reduced = new Float64Array(2);

/**
 * x = n·π/2 + reduced[0] + reduced[1] with |reduced[0]| ≤ π/4 (about): returns n, of which the last two bits count.
 * x is finite.
 */
export function reduceAngle(x: number): number {
  const word = highWord(x) & 0x7fffffff;
  if (word >= 0x413921fb) return reduceLargeAngle(x, reduced); // |x| ≥ 2^20 · π/2
  if (word <= 0x401c463b) {
    const multiple = smallMultiple(word);
    if (multiple !== 0) return reduceSmall(x, x < 0 ? -multiple : multiple);
  }
  return reduceMedium(x, word >> 20);
}

/** The nearest multiple of π/2 to an angle up to 9π/4, or 0 where it is so near that more bits are needed. */
function smallMultiple(word: number): number {
  if (word <= 0x400f6a7a) {
    if ((word & 0xfffff) === 0x921fb) return 0; // near π/2 or π
    return word <= 0x4002d97c ? 1 : 2;
  }
  if (word <= 0x4015fdbc) return word === 0x4012d97c ? 0 : 3; // near 3π/2
  return word === 0x401921fb ? 0 : 4; // near 2π
}

function reduceSmall(x: number, n: number): number {
  const z = x - n * PART_1;
  const rest = n * REST_1;
  const head = z - rest;
  reduced[0] = head;
  reduced[1] = z - head - rest;
  return n;
}

function reduceMedium(x: number, exponent: number): number {
  const n = x * TWO_OVER_PI + ROUNDING - ROUNDING;
  let r = x - n * PART_1;
  let w = n * REST_1;
  let head = r - w;
  if (exponent - ((highWord(head) >> 20) & 0x7ff) > 16) {
    let t = r;
    w = n * PART_2;
    r = t - w;
    w = n * REST_2 - (t - r - w);
    head = r - w;
    if (exponent - ((highWord(head) >> 20) & 0x7ff) > 49) {
      t = r;
      w = n * PART_3;
      r = t - w;
      w = n * REST_3 - (t - r - w);
      head = r - w;
    }
  }
  reduced[0] = head;
  reduced[1] = r - head - w;
  return n;
}
