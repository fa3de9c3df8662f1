import type { Spatial } from '../../plan/plan.js';
import type { Context } from '../program/context.js';
import { uniformAt } from '../streams/index.js';
import { compileSurface } from './on.js';
import { compileInterval } from './properties.js';
import type { SpatialSource } from './source.js';

const heights = { low: 0, high: Number.MAX_VALUE };

/** A point of the surface that `on` takes, raised by a height that is uniform in an interval: uniform 3. */
export function compileAbove(node: Spatial, context: Context): SpatialSource {
  const surface = compileSurface(node, context);
  const height = compileInterval(node, 'height', { low: 0, high: 1 }, heights, context);
  const { world } = context.place.plate.program;
  return {
    stands: true,
    tilts: false,
    turns: false,
    carrier: (frame) => surface.support(frame).pose.frame,
    propose: (frame, key, attempt, block, _, out) => {
      const { low, high } = height(frame);
      if (!surface.propose(frame, key, attempt, block, out)) return false;
      out.point[1] += low + (high - low) * uniformAt(key.component(3), world.sample, attempt, block);
      return true;
    },
  };
}
