import type { Spatial } from '../../plan/plan.js';
import { levelDirections, type PathPoint, pathFault } from '../../plan/shapes/path.js';
import type { Context } from '../program/context.js';
import { uniformAt } from '../streams/index.js';
import { compilePoints } from './points.js';
import { compileInterval } from './properties.js';
import type { SpatialSource } from './source.js';

const offsets = { low: -Number.MAX_VALUE, high: Number.MAX_VALUE };

/**
 * Uniform by length on a path, then moved to its left by an interval, to its right where that is negative. Uniforms: 0
 * for the length from the start, 1 for the distance sideways.
 */
export function compileAlong(node: Spatial, context: Context): SpatialSource {
  const { target } = node;
  if (target === undefined) throw context.error('plan/invalid', 'along needs a path.', node.at);
  const path = compilePoints(target, { name: 'path', size: 3, fault: pathFault }, measure, node, context);
  const offset = compileInterval(node, 'offset', { low: 0, high: 0 }, offsets, context);
  const { world } = context.place.plate.program;
  return {
    stands: true,
    tilts: false,
    turns: node.properties.align === true,
    carrier: () => undefined,
    propose: (frame, key, attempt, block, _, { point, heading }) => {
      const { points, lengths, directions } = path(frame);
      const { low, high } = offset(frame);
      const uniform = (component: number) =>
        uniformAt(key.component(component), world.sample, attempt, block);
      const at = uniform(0) * lengths[lengths.length - 1];
      const segment = segmentAt(lengths, at);
      const before = segment === 0 ? 0 : lengths[segment - 1];
      const share = (at - before) / (lengths[segment] - before);
      const [from, to] = [points[segment], points[segment + 1]];
      for (let axis = 0; axis < 3; axis += 1) point[axis] = from[axis] + (to[axis] - from[axis]) * share;
      const [x, z] = directions[segment];
      const left = low + (high - low) * uniform(1);
      point[0] += left * z;
      point[2] -= left * x;
      heading[0] = x;
      heading[1] = z;
      return true;
    },
  };
}

interface Measured {
  readonly points: readonly PathPoint[];
  /** The length from the start to the end of each segment. */
  readonly lengths: Float64Array;
  /** The level direction of each segment. */
  readonly directions: readonly (readonly [number, number])[];
}

function measure(points: readonly PathPoint[]): Measured {
  const lengths = new Float64Array(points.length - 1);
  let length = 0;
  for (let segment = 0; segment < lengths.length; segment += 1) {
    let square = 0;
    for (let axis = 0; axis < 3; axis += 1) {
      const difference = points[segment + 1][axis] - points[segment][axis];
      square += difference * difference;
    }
    length += Math.sqrt(square);
    lengths[segment] = length;
  }
  return { points, lengths, directions: levelDirections(points) };
}

/** The first segment that ends at a length above 0 or beyond; never one that has no length. */
function segmentAt(lengths: Float64Array, at: number): number {
  let low = 0;
  let high = lengths.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lengths[middle] >= at) high = middle;
    else low = middle + 1;
  }
  return low;
}
