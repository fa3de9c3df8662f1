import { millimetresIn16Bits } from '../../engine/labels/index.js';
import { encodeGray16 } from './png.js';

/**
 * Planar depth as whole millimetres in 16 bits: 0 where nothing is seen, or farther than 65.535 m.
 * @param depth metres along the axis of view; 0 where nothing is seen
 * @throws ImageError `wrong-size`
 */
export async function encodeDepthPng(
  depth: Float32Array,
  width: number,
  height: number,
): Promise<Uint8Array> {
  return encodeGray16(millimetresIn16Bits(depth), width, height);
}
