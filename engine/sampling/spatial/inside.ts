import { orientedBox, setOrientedBox } from '../../geometry/index.js';
import type { Spatial } from '../../plan/plan.js';
import type { Body } from '../placement/body.js';
import type { Pose } from '../placement/pose.js';
import type { Surfaces } from '../placement/surfaces.js';
import type { Context } from '../program/context.js';
import { type KeyNode, uniformAt } from '../streams/index.js';
import { compileSupport } from './properties.js';
import { compileRegion } from './region.js';
import type { SpatialSource } from './source.js';
import { compileVolume } from './volume.js';

/** Half lengths that are negative by no more than this, in metres, are 0. */
const exactFit = 1e-9;

/**
 * Uniform in the oriented bounds of an object, so that the bounds of what is placed stay within. Uniforms 0, 1 and 2
 * along the object's x, y and z. There is no such point for a thing that is larger than the bounds.
 */
export function compileInside(node: Spatial, context: Context): SpatialSource {
  if (node.region !== undefined) return compileRegion(node, context);
  if (node.volume === true) return compileVolume(node, context);
  const support = compileSupport(node, context);
  const { world } = context.place.plate.program;
  return {
    stands: false,
    tilts: false,
    turns: false,
    carrier: (frame) => support(frame).pose.frame,
    propose: (frame, key, attempt, block, body, { point }) => {
      const { pose, surfaces } = support(frame);
      return drawInBox(boxOf(pose, surfaces), body, key, world.sample, attempt, block, point);
    },
  };
}

const boxOfPart = orientedBox();

/** The oriented bounds of an object, or of the part that the surfaces are of. Used again by the next call. */
export function boxOf(pose: Pose, surfaces: Surfaces): Pose['box'] {
  if (surfaces.shape === pose.body?.shape) return pose.box;
  return setOrientedBox(boxOfPart, surfaces.shape.bounds, pose.matrix());
}

/** Draws the origin of a body whose bounds stay within a box; false if they do not fit. */
export function drawInBox(
  box: Pose['box'],
  body: Body | undefined,
  key: KeyNode,
  sample: number,
  attempt: number,
  block: number,
  point: Float64Array,
): boolean {
  // The centre of the body's bounds is drawn; the point is its origin.
  for (let axis = 0; axis < 3; axis += 1) point[axis] = box[axis] - (body === undefined ? 0 : body.box[axis]);
  for (let side = 0; side < 3; side += 1) {
    let half = box[12 + side] - reach(body, box, side);
    if (half < -exactFit) return false;
    half = Math.max(half, 0);
    const along = half * (2 * uniformAt(key.component(side), sample, attempt, block) - 1);
    for (let axis = 0; axis < 3; axis += 1) point[axis] += box[3 + side * 3 + axis] * along;
  }
  return true;
}

/** Half the extent of a body's oriented bounds along one axis of a box. */
function reach(body: Body | undefined, box: Pose['box'], side: number): number {
  if (body === undefined) return 0;
  const at = 3 + side * 3;
  let sum = 0;
  for (let own = 0; own < 3; own += 1) {
    const from = 3 + own * 3;
    const cosine =
      box[at] * body.box[from] + box[at + 1] * body.box[from + 1] + box[at + 2] * body.box[from + 2];
    sum += Math.abs(cosine) * body.box[12 + own];
  }
  return sum;
}
