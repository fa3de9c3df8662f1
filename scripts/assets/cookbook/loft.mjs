// Skins over rings of points, such as bodies of cars and hulls of boats.
import { addVertex, emptyMesh } from '../mesh.mjs';
import { cross, dot, normalize, subtract } from '../numbers.mjs';

/**
 * A closed mesh over `rings`, each a list of as many points [x, y, z] that run counter-clockwise seen from the next ring.
 * Corners sharper than `crease` radians stay sharp; the ends are closed by flat fans.
 */
export function loft(rings, crease = 0.7) {
  const sides = rings[0].length;
  const faces = [];
  for (let ring = 0; ring + 1 < rings.length; ring++) {
    for (let side = 0; side < sides; side++) {
      const next = (side + 1) % sides;
      const [a, b, c, d] = [
        rings[ring][side],
        rings[ring][next],
        rings[ring + 1][next],
        rings[ring + 1][side],
      ];
      faces.push([a, b, c], [a, c, d]);
    }
  }
  for (const [ring, order] of [
    [rings[0], -1],
    [rings.at(-1), 1],
  ]) {
    const middle = [0, 1, 2].map((axis) => ring.reduce((sum, point) => sum + point[axis], 0) / sides);
    ring.forEach((point, side) => {
      const next = ring[(side + 1) % sides];
      faces.push(order === 1 ? [middle, point, next] : [middle, next, point]);
    });
  }
  return creased(faces, crease);
}

/** The mesh of triangles (three points each), smooth but where two meet at more than `crease` radians. */
export function creased(faces, crease) {
  const known = faces
    .map((points) => ({
      points,
      area: cross(subtract(points[1], points[0]), subtract(points[2], points[0])),
    }))
    .filter(({ area }) => dot(area, area) > 1e-16)
    .map((face) => ({ ...face, normal: normalize(face.area) }));
  const keyOf = (point) => point.map((value) => Math.round(value * 1e5)).join();
  const around = new Map();
  for (const face of known)
    for (const point of face.points) {
      const key = keyOf(point);
      if (!around.has(key)) around.set(key, []);
      around.get(key).push(face);
    }
  const mesh = emptyMesh();
  const limit = Math.cos(crease);
  const made = new Map();
  for (const face of known) {
    for (const point of face.points) {
      const key = keyOf(point);
      const sum = [0, 0, 0];
      for (const { area, normal } of around.get(key))
        if (dot(normal, face.normal) > limit) for (let axis = 0; axis < 3; axis++) sum[axis] += area[axis];
      const normal = normalize(sum);
      const whole = `${key}|${keyOf(normal.map((value) => value / 100))}`;
      if (!made.has(whole)) made.set(whole, addVertex(mesh, point, normal, [point[0], point[1]]));
      mesh.indices.push(made.get(whole));
    }
  }
  return mesh;
}
