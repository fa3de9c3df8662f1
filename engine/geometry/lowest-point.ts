/**
 * How low a shape reaches under a linear map: the anchor of a placement. `linear` is the 3 x 3 column-major
 * matrix of the object's rotation and scale; the results are heights along the world's +Y above the
 * object's origin, in metres (so mostly negative).
 */
import { type Bvh, maximumDepth } from './bvh.js';
import type { Bounds, Mesh } from './mesh.js';
import { primitiveBounds } from './primitives/bounds.js';
import type { PrimitiveKind, PrimitiveParameters } from './primitives/kinds.js';
import type { Vector3 } from './transform.js';

/** The vertex of a mesh that lies farthest along a direction, both in the mesh's frame; the first of equals. */
export function supportPoint(
  mesh: Mesh,
  direction: Vector3,
  out: Float64Array = new Float64Array(3),
): Float64Array {
  const { positions } = mesh;
  const [x, y, z] = [direction[0], direction[1], direction[2]];
  let best = 0;
  let farthest = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < positions.length; at += 3) {
    const along = x * positions[at] + y * positions[at + 1] + z * positions[at + 2];
    if (along > farthest) {
      farthest = along;
      best = at;
    }
  }
  for (let axis = 0; axis < 3; axis += 1) out[axis] = positions[best + axis];
  return out;
}

/** The lowest of a mesh's vertices, by looking at each. */
export function lowestOfMesh(mesh: Mesh, linear: ArrayLike<number>): number {
  const { positions } = mesh;
  const [x, y, z] = [linear[1], linear[4], linear[7]];
  let lowest = Number.POSITIVE_INFINITY;
  for (let at = 0; at < positions.length; at += 3) {
    const height = x * positions[at] + y * positions[at + 1] + z * positions[at + 2];
    if (height < lowest) lowest = height;
  }
  return lowest;
}

/** The lowest corner of a box along the object's axes. */
export function lowestOfBounds(bounds: Bounds, linear: ArrayLike<number>): number {
  return lowestOfBox(
    linear[1],
    linear[4],
    linear[7],
    bounds.min[0],
    bounds.min[1],
    bounds.min[2],
    bounds.max[0],
    bounds.max[1],
    bounds.max[2],
  );
}

function lowestOfBox(
  x: number,
  y: number,
  z: number,
  minX: number,
  minY: number,
  minZ: number,
  maxX: number,
  maxY: number,
  maxZ: number,
): number {
  return x * (x >= 0 ? minX : maxX) + y * (y >= 0 ? minY : maxY) + z * (z >= 0 ? minZ : maxZ);
}

const stackNodes = new Uint32Array(maximumDepth + 1);

/** The same number as `lowestOfMesh`, to the bit, but for large meshes much sooner. */
export function lowestOfBvh(bvh: Bvh, linear: ArrayLike<number>): number {
  const { boxes, counts, links, order } = bvh;
  const { positions, indices } = bvh.mesh;
  const [x, y, z] = [linear[1], linear[4], linear[7]];
  const floorOf = (node: number): number => {
    const at = node * 6;
    return lowestOfBox(
      x,
      y,
      z,
      boxes[at],
      boxes[at + 1],
      boxes[at + 2],
      boxes[at + 3],
      boxes[at + 4],
      boxes[at + 5],
    );
  };
  let lowest = Number.POSITIVE_INFINITY;
  let depth = 1;
  stackNodes[0] = 0;
  while (depth > 0) {
    depth -= 1;
    const node = stackNodes[depth];
    // Rounding is monotonic, so a vertex never comes out lower than the corner of its box.
    if (floorOf(node) >= lowest) continue;
    if (counts[node] > 0) {
      for (let place = links[node]; place < links[node] + counts[node]; place += 1) {
        const corner = order[place] * 3;
        for (let at = corner; at < corner + 3; at += 1) {
          const vertex = indices[at] * 3;
          const height = x * positions[vertex] + y * positions[vertex + 1] + z * positions[vertex + 2];
          if (height < lowest) lowest = height;
        }
      }
      continue;
    }
    const left = node + 1;
    const right = links[node];
    const leftFirst = floorOf(left) <= floorOf(right);
    stackNodes[depth] = leftFirst ? right : left;
    stackNodes[depth + 1] = leftFirst ? left : right;
    depth += 2;
  }
  return lowest;
}

/**
 * How far a primitive reaches along +Y, by its support function h(d) = max of d . p over its points p,
 * where d is the row of the linear map that makes the world's y. All are symmetric but for the cone.
 */
const reachDown: {
  readonly [K in PrimitiveKind]: (
    parameters: PrimitiveParameters[K],
    x: number,
    y: number,
    z: number,
  ) => number;
} = {
  box: (parameters, x, y, z) => reachOfBox('box', parameters, x, y, z),
  plane: (parameters, x, y, z) => reachOfBox('plane', parameters, x, y, z),
  sphere: ({ radius }, x, y, z) => radius * Math.sqrt(x * x + y * y + z * z),
  cylinder: ({ radius, height }, x, y, z) => radius * Math.sqrt(x * x + z * z) + (height / 2) * Math.abs(y),
  cone: ({ radius, height }, x, y, z) =>
    Math.max((-height / 2) * y, radius * Math.sqrt(x * x + z * z) + (height / 2) * y),
  capsule: ({ radius, height }, x, y, z) =>
    radius * Math.sqrt(x * x + y * y + z * z) + Math.max(height / 2 - radius, 0) * Math.abs(y),
  torus: ({ radius, tube }, x, y, z) =>
    radius * Math.sqrt(x * x + z * z) + tube * Math.sqrt(x * x + y * y + z * z),
};

function reachOfBox<K extends 'box' | 'plane'>(
  kind: K,
  parameters: PrimitiveParameters[K],
  x: number,
  y: number,
  z: number,
): number {
  const { max } = primitiveBounds(kind, parameters);
  return Math.abs(x) * max[0] + Math.abs(y) * max[1] + Math.abs(z) * max[2];
}

/** The lowest point of a primitive's true surface (not of its tessellation). */
export function lowestOfPrimitive<K extends PrimitiveKind>(
  kind: K,
  parameters: PrimitiveParameters[K],
  linear: ArrayLike<number>,
): number {
  return 0 - reachDown[kind](parameters, linear[1], linear[4], linear[7]);
}
