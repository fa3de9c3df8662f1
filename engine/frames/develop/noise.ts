import { standardNormalQuantile } from '../../sampling/distributions/standard-normal.js';
import { childKey, philox, rootKey } from '../../sampling/streams/index.js';

/** Electrons that a pixel counts where the picture is white, at ISO 100. */
const whiteElectrons = 20_000;
/** The deviation of reading a pixel out, in electrons. */
const readElectrons = 3;

/** The normal quantiles at the middles of 65,536 equal shares. */
let quantiles: Float32Array | undefined;

function quantileTable(): Float32Array {
  quantiles ??= Float32Array.from({ length: 65_536 }, (_, index) =>
    standardNormalQuantile((index + 0.5) / 65_536),
  );
  return quantiles;
}

export interface NoiseSource {
  readonly iso: number;
  readonly seed: number;
  /** The address of the camera: its noise is a stream of its own. */
  readonly camera: string;
  readonly sample: number;
}

/**
 * Adds the noise of an image sensor to linear light, white at 1, in place: photons are counted, which deviates by the root
 * of their number, and read with a fixed deviation; the sensitivity multiplies both. The photon transfer of J. Janesick,
 * Photon Transfer, 2007, with the Poisson count taken as normal.
 */
export function addNoise(rgb: Float32Array, { iso, seed, camera, sample }: NoiseSource): void {
  const electrons = (whiteElectrons * 100) / iso;
  const readVariance = (readElectrons * readElectrons) / (electrons * electrons);
  const table = quantileTable();
  const key = childKey(childKey(rootKey(seed), camera), 'noise.pixels');
  const low = sample % 4_294_967_296;
  const high = Math.floor(sample / 4_294_967_296);
  const words = new Uint32Array(4);
  // One block of the generator serves two pixels: six halves of its eight.
  for (let index = 0, block = 0; index < rgb.length; index += 6, block += 1) {
    philox(words, block, low, high, 0, key.k0, key.k1);
    const end = Math.min(6, rgb.length - index);
    for (let channel = 0; channel < end; channel += 1) {
      const word = words[channel >> 1];
      const at = index + channel;
      const light = rgb[at];
      rgb[at] =
        light +
        Math.sqrt(light / electrons + readVariance) * table[channel & 1 ? word >>> 16 : word & 0xffff];
    }
  }
}
