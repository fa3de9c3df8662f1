/**
 * Philox 4x32-10, the counter-based generator of J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw, "Parallel
 * Random Numbers: As Easy as 1, 2, 3" (SC11): four words of counter and two of key give four words.
 */
const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;
const ROUNDS = 10;
const TWO_M32 = 1 / 4294967296;

/**
 * The upper word of the product of two words, given the lower one.
 *
 * The product of doubles is within 2^10 of the true one. Less the lower word, that is a multiple of 2^32 to within
 * 2^11, so rounding after the division by 2^32 is exact.
 */
function upperWord(multiplier: number, word: number, lower: number): number {
  return (multiplier * word - lower) * TWO_M32 + 0.5;
}

/** Writes the four words of the block at (counter, key) into `into`. All words are taken modulo 2^32. */
export function philox(
  into: Uint32Array,
  counter0: number,
  counter1: number,
  counter2: number,
  counter3: number,
  key0: number,
  key1: number,
): void {
  let c0 = counter0 >>> 0;
  let c1 = counter1 | 0;
  let c2 = counter2 >>> 0;
  let c3 = counter3 | 0;
  let k0 = key0 | 0;
  let k1 = key1 | 0;
  for (let round = 0; round < ROUNDS; round++) {
    const lower0 = Math.imul(MULTIPLIER_0, c0);
    const lower1 = Math.imul(MULTIPLIER_1, c2);
    const upper0 = upperWord(MULTIPLIER_0, c0, lower0 >>> 0) >>> 0;
    const upper1 = upperWord(MULTIPLIER_1, c2, lower1 >>> 0) >>> 0;
    c0 = (upper1 ^ c1 ^ k0) >>> 0;
    c1 = lower1;
    c2 = (upper0 ^ c3 ^ k1) >>> 0;
    c3 = lower0;
    k0 = (k0 + WEYL_0) | 0;
    k1 = (k1 + WEYL_1) | 0;
  }
  into[0] = c0;
  into[1] = c1;
  into[2] = c2;
  into[3] = c3;
}
