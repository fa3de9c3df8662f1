import { normalsIn16Bits } from '../../engine/labels/index.js';
import { encodeRgb16 } from './png.js';

/**
 * Unit normals in 16 bits: round((n + 1) / 2 * 65535) for x, y and z, and 0, 0, 0 where nothing is seen.
 * @param normals three numbers a pixel, from -1 to 1; 0, 0, 0 where nothing is seen
 * @throws ImageError `wrong-size`
 */
export async function encodeNormalsPng16(
  normals: Float32Array,
  width: number,
  height: number,
): Promise<Uint8Array> {
  return encodeRgb16(normalsIn16Bits(normals), width, height);
}
