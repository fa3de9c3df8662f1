import { operators } from '../../plan/operators.js';
import type { Truth } from '../../raster/truth.js';
import type { SampledDevice } from '../../sampling/sample.js';
import { antialias } from './antialias.js';
import { halfValues } from './halves.js';
import { addNoise } from './noise.js';
import { respond } from './response.js';

/** What a camera makes of the light of one picture. */
export interface Development {
  readonly camera: SampledDevice;
  readonly truth: Truth;
  readonly seed: number;
  readonly sample: number;
}

/**
 * The one output transform: smooth edges, the sensor's noise, white balance, tone curve, sRGB. The exposure is in the light
 * already. @param light linear r, g, b, a as halves, rows from the top
 */
export function develop(light: Uint16Array, { camera, truth, seed, sample }: Development): Uint8Array {
  const linear = new Float32Array((light.length / 4) * 3);
  for (let from = 0, to = 0; from < light.length; from += 4, to += 3) {
    linear[to] = halfValues[light[from]];
    linear[to + 1] = halfValues[light[from + 1]];
    linear[to + 2] = halfValues[light[from + 2]];
  }
  const smooth = antialias(linear, truth);
  const { noise, whiteBalance, tone } = camera.properties;
  if (isSensor(noise)) addNoise(smooth, { iso: noise.properties.iso, seed, camera: camera.address, sample });
  return respond(smooth, {
    whiteBalance: gainsOf(whiteBalance as number),
    tone: tone === 'linear' ? 'linear' : 'soft',
  });
}

function isSensor(noise: unknown): noise is { properties: { iso: number } } {
  return typeof noise === 'object' && noise !== null && 'type' in noise && noise.type === 'sensor';
}

/** What makes light of a colour temperature (kelvin) white, with green kept; 6,500 K is the white of sRGB. */
function gainsOf(temperature: number): readonly [number, number, number] {
  const white = temperatureColor(6500);
  const color = temperatureColor(temperature);
  const gains = color.map((value, index) => white[index] / Math.max(value, 1e-3));
  return [gains[0] / gains[1], 1, gains[2] / gains[1]];
}

function temperatureColor(temperature: number): readonly number[] {
  return operators.kelvin.apply([temperature]) as readonly number[];
}
