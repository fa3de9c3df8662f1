import type { ElementOutput } from '../../plan/plan.js';
import { plainNumbers } from '../output/numbers.js';
import { compileGroupPose } from '../placement/group-frame.js';
import { centreOf, inView, sizeOf } from '../placement/outputs.js';
import type { Pose } from '../placement/pose.js';
import type { Context } from './context.js';
import type { Evaluate } from './expression.js';
import { compileLocator, type Locator } from './reference.js';
import type { Site } from './site.js';

/** A fact about an instance: where it came to stand, whether a camera sees it, or a variable of it. */
export function compileOutput(node: ElementOutput, context: Context): Evaluate {
  const locator = compileLocator(node.of, context);
  const { element, through, locate } = locator;
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
  if (node.output === 'inView') return compileInView(node, locator, context);
  const site = outputSite(locator, node, context);
  site.depend(context, through);
  return (frame) => site.read(locate(frame));
}

function compileInView(node: ElementOutput, camera: Locator, context: Context): Evaluate {
  if (node.by === undefined || camera.element.node.kind !== 'camera') {
    throw context.error('plan/invalid', 'inView needs a camera and a thing.', node.at);
  }
  const thing = compileLocator(node.by, context);
  camera.element.dependOnPose(context, camera.through);
  thing.element.dependOnPose(context, thing.through);
  const fov = outputSite(camera, { ...node, output: 'fov' }, context);
  const resolution = outputSite(camera, { ...node, output: 'resolution' }, context);
  fov.depend(context, camera.through);
  resolution.depend(context, camera.through);
  return (frame) => {
    const eye = camera.locate(frame);
    const seen = thing.element.poseIn(thing.locate(frame));
    return inView(camera.element.poseIn(eye), fov.read(eye), resolution.read(eye), centreOf(seen));
  };
}

function outputSite({ element }: Locator, node: ElementOutput, context: Context): Site {
  const site = element.output(node.output);
  if (site === undefined) {
    throw context.error('plan/unknown-name', `${element.node.name} has no ${node.output}.`, node.at);
  }
  return site;
}
