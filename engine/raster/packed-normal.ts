/**
 * The unit normal towards the camera of the plane 1 / z = a x / z + b y / z + c, as three signed bytes: 127 is 1, x in the
 * lowest. (Along a ray (x, y, 1) that meets the plane a x + b y + c is positive, so the normal is against (a, b, c).)
 */
export function packedNormal(a: number, b: number, c: number): number {
  const scale = -127 / Math.sqrt(a * a + b * b + c * c);
  const x = Math.floor(a * scale + 0.5);
  const y = Math.floor(b * scale + 0.5);
  const z = Math.floor(c * scale + 0.5);
  return ((x & 255) | ((y & 255) << 8) | ((z & 255) << 16)) >>> 0;
}
