import type { ElementOutput } from '../../plan/plan.js';
import { plainNumbers } from '../output/numbers.js';
import { compileGroupPose } from '../placement/group-frame.js';
import { centreOf, sizeOf } from '../placement/outputs.js';
import type { Pose } from '../placement/pose.js';
import type { Context } from './context.js';
import type { Evaluate } from './expression.js';
import { compileLocator } from './reference.js';
import { compileRelation } from './relation.js';

/** A fact about an instance: where it came to stand, how it stands to another, or a variable of it. */
export function compileOutput(node: ElementOutput, context: Context): Evaluate {
  if (node.by !== undefined) return compileRelation({ ...node, by: node.by }, context);
  const { element, through, locate } = compileLocator(node.of, context);
  if (node.output === 'position' || node.output === 'center' || node.output === 'size') {
    element.dependOnPose(context, through);
    if (node.output === 'size') return (frame) => sizeOf(element.poseIn(locate(frame)));
    const pointOf =
      node.output === 'center' ? centreOf : (pose: Pose): readonly number[] => plainNumbers(pose.position);
    // Inside a group, points are in its frame.
    const group = compileGroupPose(context);
    return group === undefined
      ? (frame) => pointOf(element.poseIn(locate(frame)))
      : (frame) => group().toLocal(pointOf(element.poseIn(locate(frame))));
  }
  const site = element.output(node.output);
  if (site === undefined) {
    throw context.error('plan/unknown-name', `${element.node.name} has no ${node.output}.`, node.at);
  }
  site.depend(context, through);
  return (frame) => site.read(locate(frame));
}
