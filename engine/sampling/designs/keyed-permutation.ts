import { type Key, philox } from '../streams/index.js';

const ROUNDS = 10;
const TWO_32 = 4294967296;
const block = new Uint32Array(4);

/**
 * Where a keyed permutation of the whole numbers below `size` takes one of them; each is met once, and nothing is kept.
 * A Feistel network over pairs of digits to the base ⌈√size⌉ permutes a few numbers more than `size`, and what falls beyond
 * is taken on until it falls inside (cycle walking: J. Black and P. Rogaway, "Ciphers with Arbitrary Finite Domains", 2002).
 *
 * @param run another permutation for each: a whole number from 0 to 2⁵³ − 1
 * @param size from 1 to 2⁵² at most
 */
export function permuted(key: Key, run: number, size: number, number: number): number {
  let base = Math.ceil(Math.sqrt(size));
  if (base * base < size) base += 1;
  let value = number;
  do value = throughRounds(key, run, base, value);
  while (value >= size);
  return value;
}

/** A permutation of the numbers below base². */
function throughRounds(key: Key, run: number, base: number, value: number): number {
  let left = Math.floor(value / base);
  let right = value % base;
  for (let round = 0; round < ROUNDS; round += 1) {
    philox(block, right, run >>> 0, Math.floor(run / TWO_32), round, key.k0, key.k1);
    const shift = Math.floor((block[0] / TWO_32) * base);
    [left, right] = [right, (left + shift) % base];
  }
  return left * base + right;
}
