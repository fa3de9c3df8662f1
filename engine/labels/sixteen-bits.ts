/** Labels of pixels as whole numbers of 16 bits, as PNG files hold them. */

const greatest = 65535;

/**
 * Planar depth as whole millimetres: 0 where nothing is seen, or farther than 65.535 m.
 * @param depth metres along the axis of view; 0 where nothing is seen
 */
export function millimetresIn16Bits(depth: Float32Array): Uint16Array {
  const values = new Uint16Array(depth.length);
  for (let pixel = 0; pixel < depth.length; pixel += 1) {
    const millimetres = rounded(depth[pixel] * 1000);
    if (millimetres > 0 && millimetres <= greatest) values[pixel] = millimetres;
  }
  return values;
}

/**
 * Unit normals: round((n + 1) / 2 * 65535) for x, y and z, and 0, 0, 0 where nothing is seen.
 * @param normals three numbers a pixel, from -1 to 1; 0, 0, 0 where nothing is seen
 */
export function normalsIn16Bits(normals: Float32Array): Uint16Array {
  const values = new Uint16Array(normals.length);
  for (let at = 0; at + 2 < normals.length; at += 3) {
    if (normals[at] === 0 && normals[at + 1] === 0 && normals[at + 2] === 0) continue;
    for (let axis = at; axis < at + 3; axis += 1) {
      const inside = Math.min(1, Math.max(-1, normals[axis]));
      values[axis] = rounded(((inside + 1) / 2) * greatest);
    }
  }
  return values;
}

/** To the nearest whole number, of two the greater. */
function rounded(value: number): number {
  return Math.floor(value + 0.5);
}
