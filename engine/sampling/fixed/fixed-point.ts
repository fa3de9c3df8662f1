import type { SourceRange } from '../../plan/plan.js';
import type { Pose } from '../placement/pose.js';
import { HoleSignal } from '../problems.js';
import type { Context } from '../program/context.js';
import type { Frame } from '../program/frame.js';
import { cantBe } from './fixed-values.js';
import { isVector } from './support.js';

/**
 * The point at which an origin is set by hand, in the world; undefined where none is. It is taken as it is, wherever the
 * draw would have put it.
 * @param group the pose of the group in whose frame places are written, where the draw depends on it
 */
export function compileFixedPoint(
  addressIn: (frame: Frame) => string,
  at: SourceRange | undefined,
  group: (() => Pose) | undefined,
  context: Context,
): (frame: Frame) => Float64Array | undefined {
  const { plate } = context.place;
  const { program } = plate;
  const isInGroup = plate.element?.outer.group !== undefined;
  return (frame) => {
    if (program.fixed.size === 0) return undefined;
    const address = addressIn(frame);
    const value = program.fixed.get(address);
    if (value === undefined) return undefined;
    if (!isVector(value, 3)) throw cantBe(address, value, 'points (x, y, z)', at);
    if (isInGroup && group === undefined) {
      // It is told in the group's frame, which the draw does not know.
      const message = `${address} can't be set: it stands in a group, and its place is drawn about another thing.`;
      throw new HoleSignal('out-of-range', message, address, at);
    }
    const point = Float64Array.from(value);
    group?.().toWorld(point);
    return point;
  };
}
