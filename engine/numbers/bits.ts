/**
 * The bits of a double, as fdlibm sees them: a signed high word (sign, exponent, 20 bits of the mantissa) and a
 * low word (32 bits of the mantissa).
 */
const double = new Float64Array(1);
const words = new Int32Array(double.buffer);

double[0] = 1;
const HIGH = words[0] === 0 ? 1 : 0;
const LOW = 1 - HIGH;

/** The upper 32 bits of x as a signed number, negative where x is negative (or −0). */
export function highWord(x: number): number {
  double[0] = x;
  return words[HIGH];
}

/** The lower 32 bits of x as a signed number. */
export function lowWord(x: number): number {
  double[0] = x;
  return words[LOW];
}

/** The double whose upper 32 bits are `high` and whose lower 32 bits are 0. */
export function fromHighWord(high: number): number {
  words[HIGH] = high;
  words[LOW] = 0;
  return double[0];
}

/** x with its upper 32 bits replaced. */
export function withHighWord(x: number, high: number): number {
  double[0] = x;
  words[HIGH] = high;
  return double[0];
}

/** x with its lower 32 bits cleared: its leading 21 significant bits, so that products of two are exact. */
export function leadingBits(x: number): number {
  double[0] = x;
  words[LOW] = 0;
  return double[0];
}

const SMALLEST_EXPONENT = -1022;
const LARGEST_EXPONENT = 1023;
const powersOfTwo = new Float64Array(LARGEST_EXPONENT - SMALLEST_EXPONENT + 1);
for (let exponent = 0, up = 1, down = 1; exponent <= LARGEST_EXPONENT; exponent++, up *= 2, down /= 2) {
  powersOfTwo[exponent - SMALLEST_EXPONENT] = up;
  if (exponent <= -SMALLEST_EXPONENT) powersOfTwo[-exponent - SMALLEST_EXPONENT] = down;
}

/**
 * x · 2^exponent, rounded once, for 2^−54 ≤ |x| < 2^54 or x = 0, and −1130 ≤ exponent ≤ 1024.
 * A result below the normal range is reached by an exact product and one that rounds.
 */
export function scaleByPowerOfTwo(x: number, exponent: number): number {
  if (exponent > LARGEST_EXPONENT) return x * 2 * powersOfTwo[exponent - 1 - SMALLEST_EXPONENT];
  if (exponent >= SMALLEST_EXPONENT) return x * powersOfTwo[exponent - SMALLEST_EXPONENT];
  return x * powersOfTwo[exponent + 900 - SMALLEST_EXPONENT] * powersOfTwo[-900 - SMALLEST_EXPONENT];
}
