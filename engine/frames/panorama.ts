import { FloatType } from 'three';
import { EXRLoader } from 'three/addons/loaders/EXRLoader.js';
import { HDRLoader } from 'three/addons/loaders/HDRLoader.js';
import type { Panorama } from '../scene/environment/sphere-map.js';

/** Nits of the value 1 in a panorama that does not say: most are scaled so that a bright day is about 1. */
const nitsPerUnit = 1000;

/** Decodes an equirectangular OpenEXR or Radiance image. @throws Error if it is none */
export function decodePanorama(bytes: Uint8Array, name: string): Panorama {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const isHdr = /\.hdr$/i.test(name);
  const loader = isHdr ? new HDRLoader() : new EXRLoader();
  loader.setDataType(FloatType);
  const { data, width, height } = loader.parse(buffer) as {
    data: Float32Array;
    width: number;
    height: number;
  };
  const components = data.length / (width * height);
  const radiance = new Float32Array(width * height * 3);
  for (let row = 0; row < height; row += 1) {
    // The EXR loader gives the rows from the bottom.
    const from = (isHdr ? row : height - 1 - row) * width;
    for (let column = 0; column < width; column += 1) {
      for (let k = 0; k < 3; k += 1) {
        const value = data[(from + column) * components + (components >= 3 ? k : 0)] ?? 0;
        // Filters leave negative light beside lamps.
        radiance[(row * width + column) * 3 + k] = value > 0 ? Math.min(value, 1e6) * nitsPerUnit : 0;
      }
    }
  }
  return { width, height, radiance };
}
