import {
  isFirstFromAbove,
  pointOnSurface,
  type SurfacePoint,
  type SurfaceTable,
  surfacePoint,
} from '../../geometry/index.js';
import { cos } from '../../numbers/index.js';
import type { Spatial } from '../../plan/plan.js';
import type { Candidate, Pose } from '../placement/pose.js';
import type { Context } from '../program/context.js';
import type { Frame } from '../program/frame.js';
import { type KeyNode, uniformAt } from '../streams/index.js';
import type { World } from '../world.js';
import { compileNumber, compileSupport, type Support } from './properties.js';
import type { SpatialSource } from './source.js';

const thirtyDegrees = Math.PI / 6;

/**
 * `on(x)`: what is met first from above and slopes at most `slope`, uniform by area seen from above.
 * `on(x.surface)`: any triangle, uniform by area. Uniforms: 0 chooses the triangle, 1 and 2 the point in it.
 */
export function compileOn(node: Spatial, context: Context): SpatialSource {
  const surface = compileSurface(node, context);
  return {
    stands: true,
    tilts: node.surface === true,
    turns: false,
    carrier: (frame) => surface.support(frame).pose.frame,
    propose: (frame, key, attempt, block, _, out) => surface.propose(frame, key, attempt, block, out),
  };
}

/** The surface of an object, as a distribution of points. */
export interface SurfaceSource {
  readonly support: (frame: Frame) => Support;
  propose(frame: Frame, key: KeyNode, attempt: number, block: number, out: Candidate): boolean;
}

export function compileSurface(node: Spatial, context: Context): SurfaceSource {
  const support = compileSupport(node, context);
  const { world } = context.place.plate.program;
  if (node.surface === true) {
    return {
      support,
      propose: (frame, key, attempt, block, out) => {
        const { pose, surfaces } = support(frame);
        const table = surfaces.whole();
        if (!(table.area > 0)) return false;
        draw(table, key, world, attempt, block);
        return write(pose, out);
      },
    };
  }
  const slope = compileNumber(node, 'slope', thirtyDegrees, 0, context);
  return {
    support,
    propose: (frame, key, attempt, block, out) => {
      const { pose, surfaces } = support(frame);
      const table = surfaces.upward(cosineOf(slope(frame)));
      if (!(table.area > 0)) return false;
      draw(table, key, world, attempt, block);
      if (!surfaces.shape.convex && !isFirstFromAbove(surfaces.shape.bvh(), table, scratch.point))
        return false;
      return write(pose, out);
    },
  };
}

const scratch: SurfacePoint = surfacePoint();

function draw(table: SurfaceTable, key: KeyNode, world: World, attempt: number, block: number): void {
  const u0 = uniformAt(key.component(0), world.sample, attempt, block);
  const u1 = uniformAt(key.component(1), world.sample, attempt, block);
  const u2 = uniformAt(key.component(2), world.sample, attempt, block);
  pointOnSurface(table, u0, u1, u2, scratch);
}

function write(pose: Pose, out: Candidate): true {
  for (let axis = 0; axis < 3; axis += 1) {
    out.point[axis] = scratch.point[axis] + pose.position[axis];
    out.normal[axis] = scratch.normal[axis];
  }
  return true;
}

let lastSlope = Number.NaN;
let lastCosine = Number.NaN;

/** The cosine of a slope, which is nearly always that of the last time. */
function cosineOf(slope: number): number {
  if (slope !== lastSlope) {
    lastSlope = slope;
    lastCosine = cos(slope);
  }
  return lastCosine;
}
