import type { Spatial } from '../../plan/plan.js';
import { standardNormalQuantile } from '../distributions/standard-normal.js';
import type { Context } from '../program/context.js';
import { uniformAt } from '../streams/index.js';
import { compileNumber, compilePoint } from './properties.js';
import type { SpatialSource } from './source.js';

/** Three independent normals of one deviation round a centre. Uniforms 0, 1 and 2 for x, y and z. */
export function compileGaussian(node: Spatial, context: Context): SpatialSource {
  const around = compilePoint(node.properties.center ?? node.target, context);
  const deviation = compileNumber(node, 'deviation', 0, 0, context);
  const { world } = context.place.plate.program;
  return {
    stands: false,
    tilts: false,
    turns: false,
    carrier: () => undefined,
    propose: (frame, key, attempt, block, _, { point }) => {
      const centre = around(frame);
      const spread = deviation(frame);
      for (let axis = 0; axis < 3; axis += 1) {
        const uniform = uniformAt(key.component(axis), world.sample, attempt, block);
        point[axis] = centre[axis] + spread * standardNormalQuantile(uniform);
      }
      return true;
    },
  };
}
