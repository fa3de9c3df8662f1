import { cos, sin } from '../../numbers/index.js';
import type { Spatial } from '../../plan/plan.js';
import type { Context } from '../program/context.js';
import { uniformAt } from '../streams/index.js';
import { compileInterval, compileNumber, compilePoint } from './properties.js';
import type { SpatialSource } from './source.js';

const azimuths = { low: -Number.MAX_VALUE, high: Number.MAX_VALUE };

/** Uniform by arc on a level circle, or between two azimuths of it: uniform 0. */
export function compileRing(node: Spatial, context: Context): SpatialSource {
  const around = compilePoint(node.target, context);
  const radius = compileNumber(node, 'radius', 1, 0, context);
  const height = compileNumber(node, 'height', 0, -Number.MAX_VALUE, context);
  const azimuth = compileInterval(node, 'azimuth', { low: 0, high: 2 * Math.PI }, azimuths, context);
  const { world } = context.place.plate.program;
  return {
    stands: true,
    tilts: false,
    turns: false,
    carrier: () => undefined,
    propose: (frame, key, attempt, block, _, { point }) => {
      const centre = around(frame);
      const { low, high } = azimuth(frame);
      const angle = low + (high - low) * uniformAt(key.component(0), world.sample, attempt, block);
      point[0] = centre[0] + radius(frame) * sin(angle);
      point[1] = centre[1] + height(frame);
      point[2] = centre[2] - radius(frame) * cos(angle);
      return true;
    },
  };
}
