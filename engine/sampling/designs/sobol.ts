import { directionNumbers } from './sobol-directions.js';

/** Binary digits of a point: two words of 26. */
const HALF = 26;
const MASK = 0x3ffffff;
const TWO_26 = 67108864;
const digits = 2 * HALF;

/** How many dimensions there are. */
export const sobolDimensions = directionNumbers.length + 1;

/** Writes the upper and lower 26 of the 52 binary digits of a coordinate of point `index` into `into`. */
export type SobolCoordinate = (index: number, into: Uint32Array) => void;

/**
 * A dimension of the sequence of Sobol', from 1, in the order of the binary digits of the index (not that of Gray's code, so
 * that the first is van der Corput's sequence): point i is the exclusive or of the direction numbers vₖ for which digit k
 * of i is 1. Digits of the index from the 53rd on are left out.
 */
export function sobolCoordinate(dimension: number): SobolCoordinate {
  const [upper, lower] = directions(dimension);
  return (index, into) => {
    let high = 0;
    let low = 0;
    let rest = index;
    for (let k = 0; rest > 0 && k < digits; k += 1) {
      if (rest % 2 === 1) {
        high ^= upper[k];
        low ^= lower[k];
      }
      rest = Math.floor(rest / 2);
    }
    into[0] = high;
    into[1] = low;
  };
}

/**
 * The direction numbers vₖ = mₖ / 2ᵏ as two words each. With the polynomial xˢ + a₁ xˢ⁻¹ + … + 1,
 * vₖ = a₁ vₖ₋₁ ⊕ … ⊕ aₛ₋₁ vₖ₋ₛ₊₁ ⊕ vₖ₋ₛ ⊕ vₖ₋ₛ / 2ˢ (Bratley and Fox, Algorithm 659, 1988).
 */
function directions(dimension: number): readonly [upper: Uint32Array, lower: Uint32Array] {
  const [coefficients, ...first] = dimension === 1 ? [0] : directionNumbers[dimension - 2];
  const upper = new Uint32Array(digits);
  const lower = new Uint32Array(digits);
  const degree = first.length;
  let unit = TWO_26 * TWO_26;
  for (let k = 0; k < digits; k += 1) {
    unit /= 2;
    if (degree === 0 || k < degree) {
      const place = (degree === 0 ? 1 : first[k]) * unit;
      upper[k] = Math.floor(place / TWO_26);
      lower[k] = place % TWO_26;
      continue;
    }
    const before = k - degree;
    let high = upper[before] ^ (upper[before] >>> degree);
    let low = lower[before] ^ (((upper[before] << (HALF - degree)) | (lower[before] >>> degree)) & MASK);
    for (let back = 1; back < degree; back += 1) {
      if (((coefficients >>> (degree - 1 - back)) & 1) === 0) continue;
      high ^= upper[k - back];
      low ^= lower[k - back];
    }
    upper[k] = high;
    lower[k] = low;
  }
  return [upper, lower];
}
