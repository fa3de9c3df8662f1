/**
 * Reduction of large angles by M. H. Payne and R. N. Hanek's method, after fdlibm's k_rem_pio2.c for doubles (see
 * index.ts for its notice).
 *
 * x · 2/π is needed modulo 8 and to some 60 bits after the point. So only that window of 2/π is multiplied: the bits
 * before it give multiples of 8, those after it do not show.
 */
import { highWord, scaleByPowerOfTwo, withHighWord } from './bits.js';

const TWO_24 = 16777216;
const TWO_M24 = 1 / TWO_24;

/** 2/π in 66 digits of 24 bits. */
// biome-ignore format: a table
const TWO_OVER_PI = [
  0xa2f983, 0x6e4e44, 0x1529fc, 0x2757d1, 0xf534dd, 0xc0db62, 0x95993c, 0x439041, 0xfe5163, 0xabdebb, 0xc561b7,
  0x246e3a, 0x424dd2, 0xe00649, 0x2eea09, 0xd1921c, 0xfe1deb, 0x1cb129, 0xa73ee8, 0x8235f5, 0x2ebb44, 0x84e99c,
  0x7026b4, 0x5f7e41, 0x3991d6, 0x398353, 0x39f49c, 0x845f8b, 0xbdf928, 0x3b1ff8, 0x97ffde, 0x05980f, 0xef2f11,
  0x8b5a0a, 0x6d1f6d, 0x367ecf, 0x27cb09, 0xb74f46, 0x3f669e, 0x5fea2d, 0x7527ba, 0xc7ebe5, 0xf17b3d, 0x0739f7,
  0x8a5292, 0xea6bfb, 0x5fb11f, 0x8d5d08, 0x560330, 0x46fc7b, 0x6babf0, 0xcfbc20, 0x9af436, 0x1da9e3, 0x91615e,
  0xe61b08, 0x659985, 0x5f14a0, 0x68408d, 0xffd880, 0x4d7327, 0x310606, 0x1556ca, 0x73a8c9, 0x60e27b, 0xc08c6b,
];

/** π/2 in parts of 24 bits. */
// biome-ignore format: a table
const HALF_PI = [
  1.570796251296997, 7.549789415861596e-08, 5.390302529957765e-15, 3.282003415807913e-22,
  1.270655753080676e-29, 1.2293330898111133e-36, 2.7337005381646456e-44, 2.1674168387780482e-51,
];

/** One more than the number of digits of the product that are computed at first, and of π/2 that are used. */
const LAST = 4;

const argument = new Float64Array(3);
const ratio = new Float64Array(20);
const product = new Float64Array(20);
const digits = new Int32Array(20);

/**
 * x = n·π/2 + into[0] + into[1] for finite |x| ≥ 2^20: returns n modulo 8, with the sign of x.
 */
export function reduceLargeAngle(x: number, into: Float64Array): number {
  const word = highWord(x) & 0x7fffffff;
  const exponent = (word >> 20) - (0x3ff + 23);
  // |x| = 2^exponent · Σ argument[i] · 2^(−24 i), in digits of 24 bits
  let z = withHighWord(x, (word & 0x000fffff) | ((0x3ff + 23) << 20));
  argument[0] = Math.floor(z);
  z = (z - argument[0]) * TWO_24;
  argument[1] = Math.floor(z);
  argument[2] = (z - argument[1]) * TWO_24;
  let last = 2;
  while (last > 0 && argument[last] === 0) last--;
  const n = reduceDigits(last, exponent, into);
  if (x >= 0) return n;
  into[0] = -into[0];
  into[1] = -into[1];
  return -n;
}

function productDigit(i: number, lastArgument: number): number {
  let sum = 0;
  for (let j = 0; j <= lastArgument; j++) sum += argument[j] * ratio[lastArgument + i - j];
  return sum;
}

function reduceDigits(lastArgument: number, exponent: number, into: Float64Array): number {
  const skipped = Math.max(0, Math.trunc((exponent - 3) / 24));
  let scale = exponent - 24 * (skipped + 1);
  for (let i = 0, j = skipped - lastArgument; i <= lastArgument + LAST; i++, j++) {
    ratio[i] = j < 0 ? 0 : TWO_OVER_PI[j];
  }
  for (let i = 0; i <= LAST; i++) product[i] = productDigit(i, lastArgument);

  let last = LAST;
  let n = 0;
  let z = 0;
  let half = 0; // above 0 where the fraction is ½ or more: it is then taken from 1, and the sign is turned
  for (;;) {
    // Carry the product into whole digits of 24 bits, the lowest first.
    z = product[last];
    for (let i = 0, j = last; j > 0; i++, j--) {
      const carry = (TWO_M24 * z) | 0;
      digits[i] = (z - TWO_24 * carry) | 0;
      z = product[j - 1] + carry;
    }
    z = scaleByPowerOfTwo(z, scale);
    z -= 8 * Math.floor(z * 0.125);
    n = z | 0;
    z -= n;
    half = 0;
    if (scale > 0) {
      const whole = digits[last - 1] >> (24 - scale);
      n += whole;
      digits[last - 1] -= whole << (24 - scale);
      half = digits[last - 1] >> (23 - scale);
    } else if (scale === 0) {
      half = digits[last - 1] >> 23;
    } else if (z >= 0.5) {
      half = 2;
    }
    if (half > 0) {
      n += 1;
      const borrowed = complement(last, scale);
      if (half === 2) {
        z = 1 - z;
        if (borrowed) z -= scaleByPowerOfTwo(1, scale);
      }
    }
    const more = z === 0 ? digitsMissing(last) : 0;
    if (more === 0) break;
    for (let i = last + 1; i <= last + more; i++) {
      ratio[lastArgument + i] = TWO_OVER_PI[skipped + i];
      product[i] = productDigit(i, lastArgument);
    }
    last += more;
  }

  if (z === 0) {
    last--;
    scale -= 24;
    while (digits[last] === 0) {
      last--;
      scale -= 24;
    }
  } else {
    z = scaleByPowerOfTwo(z, -scale);
    if (z >= TWO_24) {
      const carry = (TWO_M24 * z) | 0;
      digits[last] = (z - TWO_24 * carry) | 0;
      last++;
      scale += 24;
      digits[last] = carry;
    } else {
      digits[last] = z | 0;
    }
  }
  multiplyByHalfPi(last, scale, half > 0, into);
  return n & 7;
}

/** Takes the fraction's digits from 1; whether any of them was not 0. */
function complement(last: number, scale: number): boolean {
  let borrowed = false;
  for (let i = 0; i < last; i++) {
    const digit = digits[i];
    if (borrowed) {
      digits[i] = 0xffffff - digit;
    } else if (digit !== 0) {
      borrowed = true;
      digits[i] = 0x1000000 - digit;
    }
  }
  if (scale > 0) digits[last - 1] &= (1 << (24 - scale)) - 1;
  return borrowed;
}

/** How many further digits are needed because all that were computed after the point are 0. */
function digitsMissing(last: number): number {
  for (let i = last - 1; i >= LAST; i--) if (digits[i] !== 0) return 0;
  let missing = 1;
  while (digits[LAST - missing] === 0) missing++;
  return missing;
}

/** (digits · 2^scale) · π/2 as a sum of two doubles. */
function multiplyByHalfPi(last: number, scale: number, negative: boolean, into: Float64Array): void {
  let power = scaleByPowerOfTwo(1, scale);
  for (let i = last; i >= 0; i--) {
    product[i] = power * digits[i];
    power *= TWO_M24;
  }
  // The terms of the product from the largest on, in ratio, which is not needed any more.
  for (let i = last; i >= 0; i--) {
    let sum = 0;
    for (let k = 0; k <= LAST && k <= last - i; k++) sum += HALF_PI[k] * product[i + k];
    ratio[last - i] = sum;
  }
  let head = 0;
  for (let i = last; i >= 0; i--) head += ratio[i];
  let tail = ratio[0] - head;
  for (let i = 1; i <= last; i++) tail += ratio[i];
  into[0] = negative ? -head : head;
  into[1] = negative ? -tail : tail;
}
