/**
 * How the second and third barycentric coordinates grow in space, in the plane of a triangle: of a point P there they are
 * g1 · (P - A) and g2 · (P - A). An attribute with the values a, b, c at the corners is a + ((b - a) g1 + (c - a) g2) · (P - A)
 * at P: exact for what is linear on the triangle, so perspective needs no more care. Not finite for a triangle without area.
 * Source: g1 = (e2 x n) / n², g2 = (n x e1) / n², with the edges e1 = B - A, e2 = C - A and n = e1 x e2.
 * @param corners x, y, z of A, B and C
 * @param out x, y, z of g1, of g2, and of n
 */
export function barycentricGradients(corners: Float64Array, out: Float64Array): void {
  const e1x = corners[3] - corners[0];
  const e1y = corners[4] - corners[1];
  const e1z = corners[5] - corners[2];
  const e2x = corners[6] - corners[0];
  const e2y = corners[7] - corners[1];
  const e2z = corners[8] - corners[2];
  const nx = e1y * e2z - e1z * e2y;
  const ny = e1z * e2x - e1x * e2z;
  const nz = e1x * e2y - e1y * e2x;
  const scale = 1 / (nx * nx + ny * ny + nz * nz);
  out[0] = (e2y * nz - e2z * ny) * scale;
  out[1] = (e2z * nx - e2x * nz) * scale;
  out[2] = (e2x * ny - e2y * nx) * scale;
  out[3] = (ny * e1z - nz * e1y) * scale;
  out[4] = (nz * e1x - nx * e1z) * scale;
  out[5] = (nx * e1y - ny * e1x) * scale;
  out[6] = nx;
  out[7] = ny;
  out[8] = nz;
}
