import type { Context } from '../program/context.js';
import type { Pose } from './pose.js';

/** The pose of the group in whose frame the points of a context are written; undefined where that is the world. */
export function compileGroupPose(context: Context): (() => Pose) | undefined {
  const group = context.place.plate.element?.outer.group;
  if (group === undefined) return undefined;
  group.dependOnPose(context, 'own');
  const frame = group.frame(0);
  return () => group.poseIn(frame);
}
