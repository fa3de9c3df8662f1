import { boxCorners, invertLinear, isInsideMesh, linearPart, orientedBox } from '../../geometry/index.js';
import type { Spatial } from '../../plan/plan.js';
import type { Body } from '../placement/body.js';
import type { Pose } from '../placement/pose.js';
import type { Surfaces } from '../placement/surfaces.js';
import type { Context } from '../program/context.js';
import { boxOf, drawInBox } from './inside.js';
import { compileSupport } from './properties.js';
import type { SpatialSource } from './source.js';

/** A candidate has so many blocks of the counter. */
const blocksOfCandidate = 4;

/** How much of its extents a thing may reach out of a surface that it touches. */
const exactFit = 1e-9;

/**
 * Uniform within the closed surface of an object: points of its oriented bounds are drawn as `inside` draws them, four
 * for each candidate (blocks 4t to 4t + 3), until one lies in the volume, and with it the corners of the bounds of what
 * is placed.
 */
export function compileVolume(node: Spatial, context: Context): SpatialSource {
  const support = compileSupport(node, context);
  const { world } = context.place.plate.program;
  return {
    stands: false,
    tilts: false,
    turns: false,
    carrier: (frame) => support(frame).pose.frame,
    propose: (frame, key, attempt, block, body, out) => {
      const { pose, surfaces } = support(frame);
      const box = boxOf(pose, surfaces);
      const inverse = invertLinear(linearPart(pose.matrix()));
      for (let trial = 0; trial < blocksOfCandidate; trial += 1) {
        if (!drawInBox(box, body, key, world.sample, attempt, block + trial, out.point)) return false;
        if (fits(out.point, body, pose, surfaces, inverse)) return true;
      }
      return false;
    },
  };
}

const moved = orientedBox();
const corners = new Float64Array(24);

/** Whether the point, or the centre and the corners of the body's bounds, lie in the volume. */
function fits(
  point: Float64Array,
  body: Body | undefined,
  pose: Pose,
  surfaces: Surfaces,
  inverse: ArrayLike<number>,
): boolean {
  const contains = (x: number, y: number, z: number) => {
    const [dx, dy, dz] = [x - pose.position[0], y - pose.position[1], z - pose.position[2]];
    return isInsideMesh(
      surfaces.shape.bvh(),
      inverse[0] * dx + inverse[3] * dy + inverse[6] * dz,
      inverse[1] * dx + inverse[4] * dy + inverse[7] * dz,
      inverse[2] * dx + inverse[5] * dy + inverse[8] * dz,
    );
  };
  if (body === undefined) return contains(point[0], point[1], point[2]);
  moved.set(body.box);
  for (let axis = 0; axis < 3; axis += 1) {
    moved[axis] += point[axis];
    moved[12 + axis] *= 1 - exactFit;
  }
  if (!contains(moved[0], moved[1], moved[2])) return false;
  boxCorners(moved, corners);
  for (let at = 0; at < 24; at += 3)
    if (!contains(corners[at], corners[at + 1], corners[at + 2])) return false;
  return true;
}
