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
  const values = new Uint16Array(normals.length);
  for (let at = 0; at + 2 < normals.length; at += 3) {
    if (normals[at] === 0 && normals[at + 1] === 0 && normals[at + 2] === 0) continue;
    for (let axis = at; axis < at + 3; axis += 1) values[axis] = sixteenBits(normals[axis]!);
  }
  return encodeRgb16(values, width, height);
}

function sixteenBits(component: number): number {
  const inside = Math.min(1, Math.max(-1, component));
  return Math.round(((inside + 1) / 2) * 65535);
}
