import type { ElementOutput } from '../../plan/plan.js';
import { centreOf, inView } from '../placement/outputs.js';
import type { Pose } from '../placement/pose.js';
import { angleTo, fullyInView, gapBetween, isInside, overlap } from '../placement/relations.js';
import { HoleSignal } from '../problems.js';
import { occlusion } from '../sight/occlusion.js';
import type { Context } from './context.js';
import type { Evaluate } from './expression.js';
import type { Frame } from './frame.js';
import { compileLocator, type Locator } from './reference.js';

/** An output of two instances. */
type Relation = ElementOutput & Required<Pick<ElementOutput, 'by'>>;

/** Makes a relation's value from the two instances, whose poses it may ask for. */
type Compile = (of: Locator, by: Locator, node: ElementOutput, context: Context) => Evaluate;

/** How an instance stands to another, by the name of the relation: `of.output(by)`. */
const relations: ReadonlyMap<string, Compile> = new Map<string, Compile>([
  ['gapTo', ofPoses(gapBetween)],
  ['inside', ofPoses(isInside)],
  ['overlaps', ofPoses(overlap)],
  ['angleTo', compileAngle],
  ['inView', ofCamera((camera, fov, resolution, thing) => inView(camera, fov, resolution, centreOf(thing)))],
  ['fullyInView', ofCamera(fullyInView)],
  ['occlusion', compileOcclusion],
]);

/** A fact about two instances. */
export function compileRelation(node: Relation, context: Context): Evaluate {
  const compile = relations.get(node.output);
  if (compile === undefined)
    throw context.error('plan/unknown-name', `There is no relation ${node.output}.`, node.at);
  const [of, by] = [compileLocator(node.of, context), compileLocator(node.by, context)];
  of.element.dependOnPose(context, of.through);
  by.element.dependOnPose(context, by.through);
  return compile(of, by, node, context);
}

function poseOf({ element, locate }: Locator, frame: Frame): Pose {
  return element.poseIn(locate(frame));
}

function ofPoses(relation: (of: Pose, by: Pose) => number | boolean): Compile {
  return (of, by) => (frame) => relation(poseOf(of, frame), poseOf(by, frame));
}

function compileAngle(of: Locator, by: Locator, node: ElementOutput, context: Context): Evaluate {
  return (frame) => {
    const angle = angleTo(poseOf(of, frame), poseOf(by, frame));
    if (angle !== undefined) return angle;
    const address = context.addressIn(frame);
    const message = `${address}: angleTo of two things at one point has no value.`;
    throw new HoleSignal('not-finite', message, address, node.at);
  };
}

function ofCamera(relation: typeof fullyInView): Compile {
  return (camera, thing, node, context) => {
    requireCamera(camera, node, context);
    const [fov, resolution] = ['fov', 'resolution'].map((name) => {
      const site = camera.element.output(name);
      if (site === undefined)
        throw context.error('plan/unknown-name', `${camera.element.node.name} has no ${name}.`, node.at);
      site.depend(context, camera.through);
      return site;
    });
    return (frame) => {
      const eye = camera.locate(frame);
      return relation(camera.element.poseIn(eye), fov.read(eye), resolution.read(eye), poseOf(thing, frame));
    };
  };
}

/** Whatever solid there is may stand between. */
function compileOcclusion(camera: Locator, thing: Locator, node: ElementOutput, context: Context): Evaluate {
  requireCamera(camera, node, context);
  if (thing.element.node.kind !== 'object')
    throw context.error('plan/invalid', 'occlusion needs an object.', node.at);
  const sight = context.place.plate.program.sight();
  context.depend(sight, 'own');
  return (frame) => {
    const solids = sight.read(frame.scene);
    return occlusion(poseOf(camera, frame).position, poseOf(thing, frame), solids);
  };
}

function requireCamera({ element }: Locator, node: ElementOutput, context: Context): void {
  if (element.node.kind !== 'camera')
    throw context.error('plan/invalid', `${node.output} needs a camera and a thing.`, node.at);
}
