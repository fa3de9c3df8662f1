// Seeded value noise on a lattice that repeats, so that what is made from it tiles.
import { mix } from './numbers.mjs';

/** A number in [0, 1) for a lattice point, by integer mixing (the finalizer of MurmurHash3): exact everywhere. */
export function hash(seed, x, y = 0) {
  let bits = Math.imul(seed, 0x9e3779b1) ^ Math.imul(x, 0x85ebca6b) ^ Math.imul(y, 0xc2b2ae35);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32;
}

const fade = (amount) => amount * amount * amount * (amount * (amount * 6 - 15) + 10);

const wrap = (cell, period) => ((cell % period) + period) % period;

/** Smooth noise in [-1, 1] at (x, y), in lattice cells; it repeats every `periodX` by `periodY` cells. */
export function noise(seed, x, y, periodX, periodY) {
  const left = Math.floor(x);
  const low = Math.floor(y);
  const across = fade(x - left);
  const up = fade(y - low);
  const corner = (stepX, stepY) => hash(seed, wrap(left + stepX, periodX), wrap(low + stepY, periodY));
  const lower = mix(corner(0, 0), corner(1, 0), across);
  const upper = mix(corner(0, 1), corner(1, 1), across);
  return 2 * mix(lower, upper, up) - 1;
}

/** Octaves of noise, each twice as fine and half as strong as the one before, in about [-1, 1]. */
export function fractalNoise(seed, x, y, periodX, periodY, octaves) {
  let sum = 0;
  let weight = 0;
  for (let octave = 0; octave < octaves; octave++) {
    const scale = 2 ** octave;
    sum += noise(seed + octave, x * scale, y * scale, periodX * scale, periodY * scale) / scale;
    weight += 1 / scale;
  }
  return sum / weight;
}
