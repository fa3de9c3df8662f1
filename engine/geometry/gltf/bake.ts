/** What the mesh and the surface of a model have in common: which triangles, and where their corners lie. */
import { limits } from './limits.js';
import { ModelFault } from './problem.js';
import type { Drawing } from './scene.js';

/** The corners of all drawings, within the limit; at least three. */
export function countCorners(drawings: readonly Drawing[]): number {
  let corners = 0;
  for (const { primitive, node } of drawings) {
    corners += primitive.corners.length;
    if (corners > limits.indices) {
      throw new ModelFault(
        'model/too-large',
        `nodes[${node}] takes the model over ${Math.floor(limits.indices / 3)} triangles`,
      );
    }
  }
  if (corners === 0) {
    throw new ModelFault('model/no-triangles', 'The scene should have a triangle at least, but has none');
  }
  return corners;
}

/** Puts vertex `vertex` of a drawing's source at `index` of `to`, in world coordinates. */
export function transformVertex(
  { world, primitive, node }: Drawing,
  vertex: number,
  to: Float64Array,
  index: number,
): void {
  const from = primitive.source.positions;
  const x = from[vertex * 3];
  const y = from[vertex * 3 + 1];
  const z = from[vertex * 3 + 2];
  for (let axis = 0; axis < 3; axis += 1) {
    const value = world[axis] * x + world[4 + axis] * y + world[8 + axis] * z + world[12 + axis];
    if (!(Math.abs(value) <= limits.coordinate)) {
      throw new ModelFault(
        'model/broken',
        `nodes[${node}] should keep its mesh within ${limits.coordinate} metres of the origin, but puts a vertex at ${value}`,
      );
    }
    to[index * 3 + axis] = value;
  }
}

/** Turns the winding of triangles that a mirror has turned inside out. */
export function flip(indices: Uint32Array, start: number, end: number): void {
  for (let at = start; at < end; at += 3) {
    const second = indices[at + 1];
    indices[at + 1] = indices[at + 2];
    indices[at + 2] = second;
  }
}
