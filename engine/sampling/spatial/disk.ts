import { cos, sin } from '../../numbers/index.js';
import type { Spatial } from '../../plan/plan.js';
import type { Context } from '../program/context.js';
import { uniformAt } from '../streams/index.js';
import { compileNumber, compilePoint } from './properties.js';
import type { SpatialSource } from './source.js';

/** Uniform by area in a level disk. Uniforms: 0 for the square of the distance, 1 for the azimuth. */
export function compileDisk(node: Spatial, context: Context): SpatialSource {
  const around = compilePoint(node.target, context);
  const radius = compileNumber(node, 'radius', 1, 0, context);
  const { world } = context.place.plate.program;
  return {
    stands: false,
    tilts: false,
    turns: false,
    carrier: () => undefined,
    propose: (frame, key, attempt, block, _, { point }) => {
      const centre = around(frame);
      const distance = radius(frame) * Math.sqrt(uniformAt(key.component(0), world.sample, attempt, block));
      const angle = 2 * Math.PI * uniformAt(key.component(1), world.sample, attempt, block);
      point[0] = centre[0] + distance * sin(angle);
      point[1] = centre[1];
      point[2] = centre[2] - distance * cos(angle);
      return true;
    },
  };
}
