import { lowestOfBvh, supportPoint } from '../../geometry/index.js';
import { cos, sin } from '../../numbers/index.js';
import type { Shape } from '../placement/shape.js';
import { physicsSettings } from './settings.js';

/** So many directions apart in the spiral are two that follow one another: odd, so that each has its turn. */
const stride = 377;

/** Unit vectors that are spread evenly over the sphere by the golden angle; early ones are far from one another. */
const directions: readonly (readonly [number, number, number])[] = (() => {
  const count = physicsSettings.hullDirections;
  const goldenAngle = Math.PI * (3 - Math.sqrt(5));
  return Array.from({ length: count }, (_, turn) => {
    const index = (turn * stride) % count;
    const y = 1 - (2 * index + 1) / count;
    const level = Math.sqrt(1 - y * y);
    return [level * cos(goldenAngle * index), y, level * sin(goldenAngle * index)] as const;
  });
})();

/**
 * Vertices of a shape whose hull reaches as far as the shape in each of many directions, but for a small tolerance: few
 * enough to collide fast. x, y, z of each.
 */
export function hullPoints(shape: Shape): Float64Array {
  const { min, max } = shape.bounds;
  const size = Math.max(...min.map((low, axis) => max[axis] - low)) / 2;
  const bvh = shape.bvh();
  const points: number[] = [];
  const down = new Float64Array(9);
  const point = new Float64Array(3);
  for (const direction of directions) {
    const [x, y, z] = direction;
    // The row of a linear map that makes heights of distances against the direction.
    down[1] = -x;
    down[4] = -y;
    down[7] = -z;
    const enough = -lowestOfBvh(bvh, down) - physicsSettings.hullTolerance * size;
    let reached = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < points.length; at += 3)
      reached = Math.max(reached, x * points[at] + y * points[at + 1] + z * points[at + 2]);
    if (reached < enough) points.push(...supportPoint(shape.mesh(), direction, point));
  }
  return Float64Array.from(points);
}
