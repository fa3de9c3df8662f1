/**
 * Rays against a mesh: the first triangle met, from either side. Watertight: a ray through a shared edge
 * or vertex meets one of its triangles, also with directions parallel to an axis.
 * Source: Woop, Benthin, Wald, "Watertight ray/triangle intersection", JCGT 2(1), 2013, in float64.
 */
import { type Bvh, maximumDepth } from './bvh.js';
import type { Vector3 } from './transform.js';

export interface RayHit {
  /** In lengths of the ray's direction: metres if that is a unit vector in the mesh's frame. */
  distance: number;
  triangle: number;
}

/** Nodes that wait; not re-entrant, which a synchronous function need not be. */
const stackNodes = new Uint32Array(maximumDepth + 1);
const stackDistances = new Float64Array(maximumDepth + 1);

/** Widens the far side of a box by more than the rounding of three operations (Ize, JCGT 2(2), 2013). */
const farFactor = 1 + 4 * Number.EPSILON;

/**
 * The nearest hit of `origin + distance direction` with 0 <= distance <= maxDistance, written to `hit`,
 * or undefined. Of triangles at exactly one distance, that of the lowest number.
 * @param origin in the mesh's frame, metres
 * @param direction in the mesh's frame, not zero; need not have length 1
 */
export function castRay(
  bvh: Bvh,
  origin: Vector3,
  direction: Vector3,
  maxDistance: number,
  hit: RayHit = { distance: 0, triangle: 0 },
): RayHit | undefined {
  const { boxes, counts, links, order } = bvh;
  const { positions, indices } = bvh.mesh;
  const ox = origin[0];
  const oy = origin[1];
  const oz = origin[2];
  const inverseX = 1 / direction[0];
  const inverseY = 1 / direction[1];
  const inverseZ = 1 / direction[2];
  // Where each axis finds the near side of a node's box: its min (0) or its max (3).
  const nearX = inverseX < 0 ? 3 : 0;
  const nearY = inverseY < 0 ? 3 : 0;
  const nearZ = inverseZ < 0 ? 3 : 0;

  // Shear the space so that the ray runs along +z of permuted axes.
  const kz = largestAxis(direction);
  const kx = (kz + 1) % 3;
  const ky = (kz + 2) % 3;
  const shearZ = 1 / direction[kz];
  const shearX = direction[kx] * shearZ;
  const shearY = direction[ky] * shearZ;
  const originX = origin[kx];
  const originY = origin[ky];
  const originZ = origin[kz];

  let nearest = maxDistance;
  let found = -1;
  let depth = 0;
  let node = 0;

  /** Where the ray enters a node's box, or infinity. A NaN (0 * infinity) compares false: inside. */
  const entry = (index: number): number => {
    const at = index * 6;
    let near = 0;
    let far = nearest;
    const x = (boxes[at + nearX] - ox) * inverseX;
    const y = (boxes[at + 1 + nearY] - oy) * inverseY;
    const z = (boxes[at + 2 + nearZ] - oz) * inverseZ;
    const farX = (boxes[at + 3 - nearX] - ox) * inverseX * farFactor;
    const farY = (boxes[at + 4 - nearY] - oy) * inverseY * farFactor;
    const farZ = (boxes[at + 5 - nearZ] - oz) * inverseZ * farFactor;
    if (x > near) near = x;
    if (y > near) near = y;
    if (z > near) near = z;
    if (farX < far) far = farX;
    if (farY < far) far = farY;
    if (farZ < far) far = farZ;
    return near <= far ? near : Number.POSITIVE_INFINITY;
  };

  if (entry(0) === Number.POSITIVE_INFINITY) return undefined;
  while (true) {
    const count = counts[node];
    if (count > 0) {
      for (let place = links[node]; place < links[node] + count; place += 1) {
        const triangle = order[place];
        const a = indices[triangle * 3] * 3;
        const b = indices[triangle * 3 + 1] * 3;
        const c = indices[triangle * 3 + 2] * 3;
        const az = positions[a + kz] - originZ;
        const bz = positions[b + kz] - originZ;
        const cz = positions[c + kz] - originZ;
        const ax = positions[a + kx] - originX - shearX * az;
        const ay = positions[a + ky] - originY - shearY * az;
        const bx = positions[b + kx] - originX - shearX * bz;
        const by = positions[b + ky] - originY - shearY * bz;
        const cx = positions[c + kx] - originX - shearX * cz;
        const cy = positions[c + ky] - originY - shearY * cz;
        const u = cx * by - cy * bx;
        const v = ax * cy - ay * cx;
        const w = bx * ay - by * ax;
        if ((u < 0 || v < 0 || w < 0) && (u > 0 || v > 0 || w > 0)) continue;
        const determinant = u + v + w;
        if (determinant === 0) continue;
        const distance = ((u * az + v * bz + w * cz) * shearZ) / determinant;
        if (!(distance >= 0 && distance <= nearest)) continue;
        if (distance === nearest && found >= 0 && triangle > found) continue;
        nearest = distance;
        found = triangle;
      }
    } else {
      let closer = node + 1;
      let farther = links[node];
      let closerDistance = entry(closer);
      let fartherDistance = entry(farther);
      if (fartherDistance < closerDistance) {
        [closer, farther] = [farther, closer];
        [closerDistance, fartherDistance] = [fartherDistance, closerDistance];
      }
      if (closerDistance < Number.POSITIVE_INFINITY) {
        if (fartherDistance < Number.POSITIVE_INFINITY) {
          stackNodes[depth] = farther;
          stackDistances[depth] = fartherDistance;
          depth += 1;
        }
        node = closer;
        continue;
      }
    }
    do {
      if (depth === 0) {
        if (found < 0) return undefined;
        hit.distance = nearest;
        hit.triangle = found;
        return hit;
      }
      depth -= 1;
    } while (stackDistances[depth] > nearest * farFactor);
    node = stackNodes[depth];
  }
}

/** The axis (0, 1, 2) along which a direction is longest. */
function largestAxis(direction: Vector3): number {
  const x = Math.abs(direction[0]);
  const y = Math.abs(direction[1]);
  const z = Math.abs(direction[2]);
  if (x > y) return x > z ? 0 : 2;
  return y > z ? 1 : 2;
}
