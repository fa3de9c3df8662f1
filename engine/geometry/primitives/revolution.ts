import { boundsOfTriangles, type Mesh } from '../mesh.js';
import { circle } from './circle.js';

/** Steps round the axis of every round primitive. */
export const segments = 64;

const around = circle(segments);

/** A point of a profile: its distance from the axis Y and its height, in metres. */
export type ProfilePoint = readonly [radius: number, y: number];

/**
 * The closed surface that a profile sweeps round +Y in 64 steps. The profile runs upwards on the outside,
 * so that triangles wind counter-clockwise seen from outside. A point on the axis becomes one vertex; the
 * profile either begins and ends there or is a loop (`closed`).
 */
export function revolve(profile: readonly ProfilePoint[], closed: boolean): Mesh {
  const rings = profile.map(([radius]) => (radius === 0 ? 1 : segments));
  const first: number[] = [];
  let vertexCount = 0;
  for (const ring of rings) {
    first.push(vertexCount);
    vertexCount += ring;
  }
  const positions = new Float64Array(vertexCount * 3);
  profile.forEach(([radius, y], row) => {
    for (let step = 0; step < rings[row]; step += 1) {
      const at = (first[row] + step) * 3;
      positions[at] = radius * around.sines[step];
      positions[at + 1] = y;
      positions[at + 2] = radius * around.cosines[step];
    }
  });
  const triangles: number[] = [];
  const bands = closed ? profile.length : profile.length - 1;
  for (let band = 0; band < bands; band += 1) {
    const next = (band + 1) % profile.length;
    for (let step = 0; step < segments; step += 1) {
      const lower = first[band] + (step % rings[band]);
      const lowerNext = first[band] + ((step + 1) % rings[band]);
      const upper = first[next] + (step % rings[next]);
      const upperNext = first[next] + ((step + 1) % rings[next]);
      if (lower !== lowerNext) triangles.push(lower, lowerNext, upperNext);
      if (upper !== upperNext) triangles.push(lower, upperNext, upper);
    }
  }
  const indices = Uint32Array.from(triangles);
  return { positions, indices, parts: [], bounds: boundsOfTriangles(positions, indices) };
}
