/**
 * Tessellated primitives: watertight (but for the plane), centred on the origin, axis +Y, metres, wound
 * counter-clockwise seen from outside. Round ones have 64 steps round the axis; a sphere has 32 from pole
 * to pole, the caps of a capsule 16 each, the tube of a torus 32. Their volumes lie below the exact ones
 * by 0.2 % (cylinder, cone) to 0.8 % (torus).
 */
import { boundsOfTriangles, type Mesh } from '../mesh.js';
import { circle } from './circle.js';
import type { PrimitiveKind, PrimitiveParameters } from './kinds.js';
import { type ProfilePoint, revolve } from './revolution.js';

/** Steps of half a circle from pole to pole. */
export const poleToPole = 32;

/** From the south pole to the north pole, radius 1; entry k is at k / 32 of the way. */
export const meridian: readonly ProfilePoint[] = (() => {
  const { sines, cosines } = circle(2 * poleToPole);
  return Array.from({ length: poleToPole + 1 }, (_, step) => [sines[step], 0 - cosines[step]] as const);
})();

/** The tube of a torus of radius 1, from its outermost point over the top. */
export const tubeSection = circle(poleToPole);

export function boxMesh(size: readonly [number, number, number]): Mesh {
  const [x, y, z] = [size[0] / 2, size[1] / 2, size[2] / 2];
  // Vertex i has the signs of its bits: bit 0 for x, bit 1 for y, bit 2 for z.
  const positions = new Float64Array(24);
  for (let corner = 0; corner < 8; corner += 1) {
    positions[corner * 3] = corner & 1 ? x : -x;
    positions[corner * 3 + 1] = corner & 2 ? y : -y;
    positions[corner * 3 + 2] = corner & 4 ? z : -z;
  }
  const faces = [
    [1, 3, 7, 5],
    [0, 4, 6, 2],
    [2, 6, 7, 3],
    [0, 1, 5, 4],
    [4, 5, 7, 6],
    [0, 2, 3, 1],
  ];
  return meshOf(
    positions,
    faces.flatMap(([a, b, c, d]) => [a, b, c, a, c, d]),
  );
}

export function sphereMesh(radius: number): Mesh {
  return revolve(
    meridian.map(([r, y]) => [r * radius, y * radius]),
    false,
  );
}

export function cylinderMesh(radius: number, height: number): Mesh {
  const half = height / 2;
  return revolve(
    [
      [0, -half],
      [radius, -half],
      [radius, half],
      [0, half],
    ],
    false,
  );
}

export function coneMesh(radius: number, height: number): Mesh {
  const half = height / 2;
  return revolve(
    [
      [0, -half],
      [radius, -half],
      [0, half],
    ],
    false,
  );
}

/** `height` is the whole height; one of 2 radius or less gives a sphere. */
export function capsuleMesh(radius: number, height: number): Mesh {
  const straight = height / 2 - radius;
  if (straight <= 0) return sphereMesh(radius);
  const cap = meridian.map(([r, y]): ProfilePoint => [r * radius, y * radius]);
  const lower = cap.slice(0, poleToPole / 2 + 1).map(([r, y]): ProfilePoint => [r, y - straight]);
  const upper = cap.slice(poleToPole / 2).map(([r, y]): ProfilePoint => [r, y + straight]);
  return revolve([...lower, ...upper], false);
}

/** A ring that lies flat; `radius` reaches its centre line and exceeds `tube`. */
export function torusMesh(radius: number, tube: number): Mesh {
  const { sines, cosines } = tubeSection;
  return revolve(
    Array.from(
      { length: poleToPole },
      (_, step) => [radius + tube * cosines[step], tube * sines[step]] as const,
    ),
    true,
  );
}

/** Two triangles at y = 0 that face +Y; `width` along x, `depth` along z. */
export function planeMesh(width: number, depth: number): Mesh {
  const [x, z] = [width / 2, depth / 2];
  return meshOf(Float64Array.of(-x, 0, z, x, 0, z, x, 0, -z, -x, 0, -z), [0, 1, 2, 0, 2, 3]);
}

const meshes: { readonly [K in PrimitiveKind]: (parameters: PrimitiveParameters[K]) => Mesh } = {
  box: ({ size }) => boxMesh(size),
  sphere: ({ radius }) => sphereMesh(radius),
  cylinder: ({ radius, height }) => cylinderMesh(radius, height),
  cone: ({ radius, height }) => coneMesh(radius, height),
  capsule: ({ radius, height }) => capsuleMesh(radius, height),
  torus: ({ radius, tube }) => torusMesh(radius, tube),
  plane: ({ width, depth }) => planeMesh(width, depth),
};

/** The tessellation of a primitive. */
export function primitiveMesh<K extends PrimitiveKind>(kind: K, parameters: PrimitiveParameters[K]): Mesh {
  return meshes[kind](parameters);
}

function meshOf(positions: Float64Array, corners: readonly number[]): Mesh {
  const indices = Uint32Array.from(corners);
  return { positions, indices, parts: [], bounds: boundsOfTriangles(positions, indices) };
}
