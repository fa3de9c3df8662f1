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
  return encodeGray16(millimetresOf(depth), width, height);
}

function millimetresOf(depth: Float32Array): Uint16Array {
  const values = new Uint16Array(depth.length);
  for (let pixel = 0; pixel < depth.length; pixel += 1) {
    const millimetres = Math.round(depth[pixel]! * 1000);
    if (millimetres > 0 && millimetres <= 65535) values[pixel] = millimetres;
  }
  return values;
}
