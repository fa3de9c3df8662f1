import type { Spatial } from '../../plan/plan.js';
import type { Context } from '../program/context.js';
import { uniformAt } from '../streams/index.js';
import { compileNumber, compilePoint } from './properties.js';
import type { SpatialSource } from './source.js';

/**
 * The place of a `grid` or `row`, moved: uniform in a level square round it whose sides are twice the jitter. Uniforms 0
 * and 1 along x and z.
 */
export function compileLayout(node: Spatial, context: Context): SpatialSource {
  const place = compilePoint(node.target, context);
  const jitter = compileNumber(node, 'jitter', 0, 0, context);
  const { world } = context.place.plate.program;
  return {
    stands: true,
    tilts: false,
    turns: false,
    carrier: () => undefined,
    propose: (frame, key, attempt, block, _, { point }) => {
      const [x, y, z] = place(frame);
      const most = jitter(frame);
      const uniform = (component: number) =>
        uniformAt(key.component(component), world.sample, attempt, block);
      point[0] = x + most * (2 * uniform(0) - 1);
      point[1] = y;
      point[2] = z + most * (2 * uniform(1) - 1);
      return true;
    },
  };
}
