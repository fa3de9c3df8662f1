// Solids made by sweeping a section along a curve, with capped ends.
import { addGrid, addVertex, emptyMesh } from './mesh.mjs';
import { cross, mixAll, normalize, subtract, TAU } from './numbers.mjs';

/** A point of a Bézier curve of any degree, by de Casteljau's construction. */
export function bezier(points, amount) {
  let level = points;
  while (level.length > 1) {
    const lower = level;
    level = lower.slice(1).map((point, index) => mixAll(lower[index], point, amount));
  }
  return level[0];
}

/**
 * The surface (amount, angle) ↦ point of a section swept along `curve`, which lies in a plane across +Z.
 * `section(amount)` gives the half-axes { thickness, width }: in the plane, and along Z.
 */
export function sweptSurface(curve, section) {
  return (amount, angle) => {
    const center = curve(amount);
    const tangent = normalize(subtract(curve(Math.min(1, amount + 1e-4)), curve(Math.max(0, amount - 1e-4))));
    const inPlane = cross([0, 0, 1], tangent);
    const { thickness, width } = section(amount);
    const [across, sideways] = [thickness * Math.cos(angle), width * Math.sin(angle)];
    return [center[0] + inPlane[0] * across, center[1] + inPlane[1] * across, center[2] + sideways];
  };
}

/** The outward normal of a surface (amount, angle) ↦ point, by central differences. */
export function surfaceNormal(surface, amount, angle) {
  const small = 1e-4;
  const around = subtract(surface(amount, angle + small), surface(amount, angle - small));
  const along = subtract(
    surface(Math.min(1, amount + small), angle),
    surface(Math.max(0, amount - small), angle),
  );
  return normalize(cross(around, along));
}

function addCap(mesh, surface, sides, amount) {
  const ring = Array.from({ length: sides }, (_, side) => surface(amount, (side * TAU) / sides));
  const center = [0, 1, 2].map((axis) => ring.reduce((sum, point) => sum + point[axis], 0) / sides);
  const outward = cross(subtract(ring[0], center), subtract(ring[1], center));
  const normal = normalize(amount === 0 ? outward.map((value) => -value) : outward);
  const v = 1 - amount;
  const middle = addVertex(mesh, center, normal, [0.5, v]);
  const first = middle + 1;
  ring.forEach((point, side) => {
    addVertex(mesh, point, normal, [side / sides, v]);
  });
  for (let side = 0; side < sides; side++) {
    const [here, next] = [first + side, first + ((side + 1) % sides)];
    mesh.indices.push(middle, ...(amount === 0 ? [next, here] : [here, next]));
  }
}

/** A closed mesh of a surface (amount in 0..1, angle) ↦ point: `rings` + 1 rings of `sides` sides, and two caps. */
export function tube(surface, { rings, sides }) {
  const mesh = emptyMesh();
  for (let ring = 0; ring <= rings; ring++) {
    const amount = ring / rings;
    for (let side = 0; side <= sides; side++) {
      const angle = ((side % sides) * TAU) / sides;
      addVertex(mesh, surface(amount, angle), surfaceNormal(surface, amount, angle), [
        side / sides,
        1 - amount,
      ]);
    }
  }
  addGrid(mesh, { first: 0, columns: sides + 1, rows: rings + 1 });
  addCap(mesh, surface, sides, 0);
  addCap(mesh, surface, sides, 1);
  return mesh;
}
