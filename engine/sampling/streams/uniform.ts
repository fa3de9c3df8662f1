import type { Key } from './keys.js';
import { philox } from './philox.js';

const TWO_26 = 67108864;
const TWO_M52 = 1 / 4503599627370496;
const block = new Uint32Array(4);

/**
 * ((w0 >>> 6) · 2²⁶ + (w1 >>> 6) + ½) · 2⁻⁵²: one of 2⁵² equally spaced numbers, exact, never 0 or 1, and symmetric:
 * the complements of two words give 1 less the number.
 */
export function uniformFromWords(w0: number, w1: number): number {
  return ((w0 >>> 6) * TWO_26 + (w1 >>> 6) + 0.5) * TWO_M52;
}

/**
 * The uniform number at a key and a counter: the first two words of its block. `sample` is a whole number from 0 to
 * 2⁵³ − 1; `attempt` and `blockIndex` are words.
 */
export function uniformAt(key: Key, sample: number, attempt: number, blockIndex: number): number {
  philox(block, blockIndex, sample >>> 0, Math.floor(sample / 4294967296), attempt, key.k0, key.k1);
  return uniformFromWords(block[0], block[1]);
}
