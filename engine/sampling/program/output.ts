import type { ElementOutput, SourceRange } from '../../plan/plan.js';
import { plainNumbers } from '../output/numbers.js';
import { compileGroupPose } from '../placement/group-frame.js';
import { centreOf, sizeOf } from '../placement/outputs.js';
import type { Pose } from '../placement/pose.js';
import { boxOf } from '../spatial/inside.js';
import { surfacesOf } from '../spatial/properties.js';
import type { Context } from './context.js';
import type { Evaluate } from './expression.js';
import { compileLocator } from './reference.js';
import { compileRelation } from './relation.js';

const facts: Readonly<Record<'position' | 'center' | 'size', (pose: Pose) => readonly number[]>> = {
  position: (pose) => plainNumbers(pose.position),
  center: centreOf,
  size: sizeOf,
};

/** A fact about an instance: where it came to stand, how it stands to another, or a variable of it. */
export function compileOutput(node: ElementOutput, context: Context): Evaluate {
  if (node.by !== undefined) return compileRelation({ ...node, by: node.by }, context);
  const { element, through, locate } = compileLocator(node.of, context);
  const { output, node: part, at } = node;
  if (part !== undefined && output !== 'center' && output !== 'size')
    throw context.error('plan/invalid', `A node has no ${output}.`, at);
  if (output === 'position' || output === 'center' || output === 'size') {
    element.dependOnPose(context, through);
    const fact = part === undefined ? facts[output] : (pose: Pose) => outputOfPart(pose, part, output, at);
    // Inside a group, points are in its frame.
    const group = output === 'size' ? undefined : compileGroupPose(context);
    return group === undefined
      ? (frame) => fact(element.poseIn(locate(frame)))
      : (frame) => group().toLocal(fact(element.poseIn(locate(frame))));
  }
  const site = element.output(node.output);
  if (site === undefined) {
    throw context.error('plan/unknown-name', `${element.node.name} has no ${node.output}.`, node.at);
  }
  site.depend(context, through);
  return (frame) => site.read(locate(frame));
}

/** The centre or the extents of the bounds of a named part of a model, along the axes of the object. */
function outputOfPart(
  pose: Pose,
  part: string,
  output: 'position' | 'center' | 'size',
  at: SourceRange | undefined,
): readonly number[] {
  const box = boxOf(pose, surfacesOf(pose, part, at));
  return output === 'center' ? [box[0], box[1], box[2]] : [2 * box[12], 2 * box[13], 2 * box[14]];
}
