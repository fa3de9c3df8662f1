import {
  directionFromAzimuth,
  lookAt,
  multiplyQuaternions,
  quaternionFromYawPitchRoll,
} from '../../geometry/index.js';
import { HoleSignal } from '../problems.js';
import { Context } from '../program/context.js';
import type { ElementSite } from '../program/element.js';
import type { Frame } from '../program/frame.js';
import { asNumber } from '../program/kinds.js';
import { below } from '../program/place.js';
import type { Site } from '../program/site.js';
import { derivedSlot } from '../program/sites.js';
import { Slot, type Body as SlotBody } from '../program/slot.js';
import { hasValue } from '../program/variable.js';
import { toPoint } from '../spatial/properties.js';
import { compileBody, compileRotation } from './body.js';
import { compileGroupPose } from './group-frame.js';
import { emptyCandidate, Pose } from './pose.js';
import { overlap, settle } from './settle.js';
import { turnTo } from './turn.js';

/** The slot of an element's poses: it draws its places, and says where each instance stands. */
export function compilePose(element: ElementSite): Slot<Pose> {
  const place = below(element.place, 'place');
  const slot: Slot<Pose> = new Slot<Pose>({
    plate: element.plate,
    path: place.path,
    draws: element.placeSource().declarations,
    exists: element.place.exists,
    tell: (frame, pose) => {
      const { leaf } = pose;
      if (leaf?.declaration === undefined || pose.crowded || pose.dropped) return undefined;
      return {
        declaration: leaf.declaration,
        address: leaf.addressIn(frame),
        value: element.placeOf(pose),
      };
    },
    compile: (): SlotBody<Pose> => {
      const context = new Context(place);
      const evaluate =
        element.node.kind === 'object'
          ? compileObject(element, slot, context)
          : compileDevice(element, context);
      return { evaluate, dependencies: context.dependencies };
    },
  });
  return slot;
}

function compileObject(
  element: ElementSite,
  slot: Slot<Pose>,
  context: Context,
): (frame: Frame, attempt: number) => Pose {
  const body = derivedSlot(below(element.place, 'body'), (inner) => compileBody(element, inner));
  context.depend(body, 'own');
  const leafIn = element.placeSource().compile(context);
  const { solids } = element.program;
  return (frame, attempt) => {
    const pose = poseFor(frame);
    const shaped = body.read(frame);
    const leaf = leafIn(frame);
    const neighbours = leaf?.declaration && solids.before(element, frame);
    pose.begin(shaped, leaf);
    if (leaf === undefined) pose.moveTo(0, 0, 0);
    else settle(pose, shaped, leaf, attempt, neighbours);
    // What would have been drawn anew is shown where it does not fit.
    if (leaf !== undefined && pose.crowded && slot.runOf(frame)?.isShown)
      pose.crowded = !overlap(pose, shaped, leaf, attempt);
    checkFinite(pose, context);
    return pose;
  };
}

/** Sizes and scales are finite, but need not be so once they are multiplied. */
function checkFinite({ position, box, frame }: Pose, context: Context): void {
  let sum = position[0] + position[1] + position[2];
  for (const each of box) sum += each;
  // Of numbers that are finite the sum is, unless they are so large that they are refused with good reason.
  if (Number.isFinite(sum)) return;
  const address = context.addressIn(frame);
  throw new HoleSignal('not-finite', `${address}: the bounds of the thing are beyond all numbers.`, address);
}

const candidate = emptyCandidate();

/** A light or a camera: it neither avoids nor is avoided. */
function compileDevice(element: ElementSite, context: Context): (frame: Frame, attempt: number) => Pose {
  const leafIn = element.placeSource().compile(context);
  const rotationIn = compileAim(element, context);
  return (frame, attempt) => {
    const pose = poseFor(frame);
    const leaf = leafIn(frame);
    pose.begin(undefined, leaf);
    pose.moveTo(0, 0, 0);
    if (leaf !== undefined) {
      let trial = 0;
      while (trial < leaf.candidates && !leaf.propose(frame, attempt, trial, undefined, candidate))
        trial += 1;
      if (trial === leaf.candidates) {
        const address = leaf.addressIn(frame);
        throw new HoleSignal('crowded', `${address} finds no point.`, address, leaf.declaration?.at);
      }
      const { point } = candidate;
      pose.moveTo(point[0], point[1], point[2]);
      const byHand = leaf.fixed(frame);
      if (byHand !== undefined) pose.shiftTo(byHand);
    }
    pose.rotation = rotationIn(frame, pose);
    return pose;
  };
}

/** The rotation of a light or a camera, which looks or shines along its own -Z. */
function compileAim(element: ElementSite, context: Context): (frame: Frame, pose: Pose) => Float64Array {
  if (element.node.type === 'directional') return compileSun(element, context);
  const rotationIn = compileRotation(element, context);
  // Along a path its -Z faces the heading, then its own rotation comes.
  const turned = (frame: Frame, { leaf }: Pose) => {
    const rotation = rotationIn(frame, new Float64Array(4));
    const { heading } = candidate;
    return leaf?.turns ? multiplyQuaternions(turnTo(-heading[0], -heading[1]), rotation) : rotation;
  };
  const target = element.property('lookAt');
  if (target === undefined) return turned;
  target.depend(context, 'own');
  const roll = element.property('roll');
  const group = compileGroupPose(context);
  return (frame, pose) => {
    if (!hasValue(target, frame)) return turned(frame, pose);
    const aim = target.read(frame);
    const point = Float64Array.from(toPoint(aim, frame, context));
    if (Array.isArray(aim)) group?.().toWorld(point);
    const aimed = lookAt(pose.position, point);
    const angle = roll === undefined ? 0 : asNumber(roll.read(frame), frame, context);
    return angle === 0 ? aimed : multiplyQuaternions(aimed, quaternionFromYawPitchRoll(0, 0, angle));
  };
}

/** Light that comes from an azimuth and an elevation. */
function compileSun(element: ElementSite, context: Context): (frame: Frame) => Float64Array {
  const angleIn = (site: Site | undefined): ((frame: Frame) => number) => {
    site?.depend(context, 'own');
    return site === undefined ? () => 0 : (frame) => asNumber(site.read(frame), frame, context);
  };
  const azimuth = angleIn(element.property('azimuth'));
  const elevation = angleIn(element.property('elevation'));
  return (frame) => lookAt(directionFromAzimuth(azimuth(frame), elevation(frame)), [0, 0, 0]);
}

function poseFor(frame: Frame): Pose {
  frame.pose ??= new Pose(frame);
  return frame.pose;
}
