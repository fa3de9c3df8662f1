import type { OrientedBox, Vector3 } from '../../geometry/index.js';
import type { Pose } from '../placement/pose.js';
import { distanceToSolid } from './ray-to-solid.js';
import type { SolidsInSight } from './solids-in-sight.js';

/** Points along each edge of a side of the bounds. */
const pointsAlongEdge = 6;

/** Of the distance to the thing: what is met nearer than this is before it, not at it. */
const before = 1 - 1e-9;

interface Ray {
  readonly direction: Vector3;
  /** The solid angle that it stands for. */
  readonly weight: number;
  /** Beyond which the thing does not lie, in lengths of the direction. */
  readonly reach: number;
}

/**
 * An estimate of the share of a thing that other solids hide from a point, 0 to 1.
 *
 * On each side of its oriented bounds that faces the point (on all of them, if the point is inside) lies a grid of 6 x 6
 * points in the middles of equal cells. The ray through each stands for the solid angle of its cell, area x cosine /
 * distance squared. Of the rays that meet the thing's shape, the share, by solid angle, of those that meet another
 * solid's before is the occlusion. Where no ray meets the thing, its bounds are taken for it. What shows no side at all
 * is hidden: 1.
 */
export function occlusion(eye: Vector3, thing: Pose, solids: SolidsInSight): number {
  const rays = [...raysTo(thing.box, eye)];
  const own = rays.map(({ direction, reach }) => distanceToSolid(thing, eye, direction, reach));
  const isMet = own.some((distance) => distance !== undefined);
  let [all, hidden] = [0, 0];
  for (const [number, { direction, weight }] of rays.entries()) {
    const distance = own[number] ?? (isMet ? undefined : 1);
    if (distance === undefined) continue;
    all += weight;
    if (solids.isBlocked(eye, direction, distance * before, thing)) hidden += weight;
  }
  return all > 0 ? hidden / all : 1;
}

/** The rays of the pattern; a direction reaches to its point on the bounds. */
function* raysTo(box: OrientedBox, eye: Vector3): Generator<Ray> {
  const inside = [0, 1, 2].every((axis) => Math.abs(heightOver(box, axis, eye)) <= box[12 + axis]);
  for (let axis = 0; axis < 3; axis += 1) {
    for (const side of [-1, 1]) {
      if (inside || side * heightOver(box, axis, eye) > box[12 + axis])
        yield* raysToSide(box, eye, axis, side);
    }
  }
}

/** How far a point is from the middle of a box along one of its axes. */
function heightOver(box: OrientedBox, axis: number, point: Vector3): number {
  let height = 0;
  for (let k = 0; k < 3; k += 1) height += (point[k] - box[k]) * box[3 + axis * 3 + k];
  return height;
}

function* raysToSide(box: OrientedBox, eye: Vector3, axis: number, side: number): Generator<Ray> {
  const [one, two] = [(axis + 1) % 3, (axis + 2) % 3];
  const cell = (4 * box[12 + one] * box[12 + two]) / (pointsAlongEdge * pointsAlongEdge);
  for (let i = 0; i < pointsAlongEdge; i += 1) {
    for (let j = 0; j < pointsAlongEdge; j += 1) {
      const along = [0, 0, 0];
      along[axis] = side * box[12 + axis];
      along[one] = ((2 * i + 1) / pointsAlongEdge - 1) * box[12 + one];
      along[two] = ((2 * j + 1) / pointsAlongEdge - 1) * box[12 + two];
      const direction = [0, 1, 2].map(
        (k) => box[k] - eye[k] + along[0] * box[3 + k] + along[1] * box[6 + k] + along[2] * box[9 + k],
      );
      const [x, y, z] = direction;
      const square = x * x + y * y + z * z;
      const towards = x * box[3 + axis * 3] + y * box[4 + axis * 3] + z * box[5 + axis * 3];
      // Of a point that the eye is at, the angle is not finite: it counts nothing.
      const length = Math.sqrt(square);
      const weight = square > 0 ? (cell * Math.abs(towards)) / (square * length) : 0;
      if (weight > 0 && weight < Number.POSITIVE_INFINITY)
        yield { direction, weight, reach: 1 + (2 * box[15]) / length };
    }
  }
}
