import { type Bvh, maximumDepth } from './bvh.js';

/** Nodes that wait; not re-entrant, which a synchronous function need not be. */
const stack = new Uint32Array(maximumDepth + 1);

/**
 * Whether a point lies inside the closed surface of a mesh: a ray along +Y leaves the surface more often than it enters
 * it. So bodies that overlap are one, and a hollow whose inner side is turned inwards is empty. Of a surface that is not
 * closed the answer means nothing. In the mesh's own frame.
 */
export function isInsideMesh(bvh: Bvh, x: number, y: number, z: number): boolean {
  const { boxes, counts, links, order } = bvh;
  let winding = 0;
  let depth = 0;
  stack[depth] = 0;
  depth += 1;
  while (depth > 0) {
    depth -= 1;
    const node = stack[depth];
    const at = node * 6;
    if (x < boxes[at] || x > boxes[at + 3] || y > boxes[at + 4] || z < boxes[at + 2] || z > boxes[at + 5])
      continue;
    if (counts[node] === 0) {
      stack[depth] = node + 1;
      stack[depth + 1] = links[node];
      depth += 2;
      continue;
    }
    for (let place = links[node]; place < links[node] + counts[node]; place += 1) {
      winding += crossing(bvh, order[place], x, y, z);
    }
  }
  return winding > 0;
}

/** 1 if the ray leaves through the triangle, -1 if it enters, 0 if it misses. */
function crossing({ mesh }: Bvh, triangle: number, x: number, y: number, z: number): number {
  const { positions, indices } = mesh;
  const a = indices[triangle * 3] * 3;
  const b = indices[triangle * 3 + 1] * 3;
  const c = indices[triangle * 3 + 2] * 3;
  const u = upwardArea(positions, b, c, x, z);
  const v = upwardArea(positions, c, a, x, z);
  const w = upwardArea(positions, a, b, x, z);
  const leaves = faces(positions, b, c, u);
  if (faces(positions, c, a, v) !== leaves || faces(positions, a, b, w) !== leaves) return 0;
  const sum = u + v + w;
  if (sum === 0) return 0;
  const height = (u * positions[a + 1] + v * positions[b + 1] + w * positions[c + 1]) / sum;
  if (height <= y) return 0;
  return leaves ? 1 : -1;
}

/** Whether a side runs in the direction in which its area is computed, whichever triangle asks. */
function isForward(positions: Float64Array, from: number, to: number): boolean {
  const difference = positions[to] - positions[from] || positions[to + 2] - positions[from + 2];
  return difference > 0;
}

/** Twice the area of a side and the ray, positive where they turn upwards; exactly opposite for the side's other direction. */
function upwardArea(positions: Float64Array, from: number, to: number, x: number, z: number): number {
  const forward = isForward(positions, from, to);
  const [p, q] = forward ? [from, to] : [to, from];
  const area =
    (positions[q + 2] - positions[p + 2]) * (x - positions[p]) -
    (positions[q] - positions[p]) * (z - positions[p + 2]);
  return forward ? area : -area;
}

/** Whether the ray is on the upward side; on the side itself it is so for one of the two triangles that share it. */
function faces(positions: Float64Array, from: number, to: number, area: number): boolean {
  return area === 0 ? isForward(positions, from, to) : area > 0;
}
