import { isFiniteValue } from '../../plan/operators.js';
import type { Distribution } from '../../plan/plan.js';
import { compileDraw } from '../draws/draw.js';
import { compileFixedPoint } from '../fixed/fixed-point.js';
import { HoleSignal } from '../problems.js';
import type { Context } from '../program/context.js';
import type { Frame } from '../program/frame.js';
import type { Place } from '../program/place.js';
import type { Site } from '../program/site.js';
import type { Declaration } from '../program/slot.js';
import { compileNumber, toPoint } from '../spatial/properties.js';
import { compileSource } from '../spatial/source.js';
import type { KeyNode } from '../streams/index.js';
import { compileGroupPose } from './group-frame.js';
import type { Leaf } from './leaf.js';
import type { Policy } from './policy.js';
import type { Candidate, Pose } from './pose.js';

/**
 * A point that is written, or computed from others.
 * @param stands whether it is of a layout
 */
export function compileFixedLeaf(place: Place, site: Site, stands: boolean, context: Context): Leaf {
  site.depend(context, 'own');
  const group = compileGroupPose(context);
  return {
    declaration: undefined,
    addressIn: (frame) => frame.address + place.path.text,
    crowded: 'overlap',
    candidates: 1,
    stands,
    tilts: false,
    turns: false,
    gap: () => 0,
    spacing: () => 0,
    carrier: () => undefined,
    fixed: () => undefined,
    propose: (frame, _attempt, _trial, _body, out) => {
      const point = toPoint(site.read(frame), frame, context);
      return writePoint(point, group?.(), out) && checkPoint(out, frame, context);
    },
  };
}

/** A point that is drawn: in space, or component by component. */
export function compileDrawnLeaf(
  place: Place,
  node: Distribution,
  declaration: Declaration,
  policy: Policy,
  context: Context,
): Leaf {
  const keys: (KeyNode | undefined)[] = [];
  const keyIn = (frame: Frame): KeyNode => {
    let key = keys[frame.index];
    if (key === undefined) {
      key = place.path.keyBelow(frame.key);
      keys[frame.index] = key;
    }
    return key;
  };
  const addresses: (string | undefined)[] = [];
  const addressIn = (frame: Frame): string => {
    let address = addresses[frame.index];
    if (address === undefined) {
      address = frame.address + place.path.text;
      addresses[frame.index] = address;
    }
    return address;
  };
  const group = isAboutThing(node) ? undefined : compileGroupPose(context);
  const common = {
    ...policy,
    declaration,
    addressIn,
    fixed: compileFixedPoint(addressIn, declaration.at, group, context),
  };
  if ('spatial' in node) {
    const source = compileSource(node, context);
    return {
      ...common,
      stands: source.stands,
      tilts: source.tilts,
      turns: source.turns,
      gap: compileNumber(node, 'gap', 0, 0, context),
      spacing: compileNumber(node, 'spacing', 0, 0, context),
      carrier: source.carrier,
      propose: (frame, attempt, trial, body, out) => {
        // Before the point is written: the candidate is shared with whatever this computes.
        const pose = group?.();
        if (!source.propose(frame, keyIn(frame), attempt, 4 * trial, body, out)) return false;
        pose?.toWorld(out.point);
        return checkPoint(out, frame, context);
      },
    };
  }
  const draw = compileDraw(node, context);
  return {
    ...common,
    stands: false,
    tilts: false,
    turns: false,
    gap: () => 0,
    spacing: () => 0,
    carrier: () => undefined,
    propose: (frame, attempt, trial, _, out) => {
      const point = toPoint(draw(frame, keyIn(frame), attempt, 4 * trial), frame, context);
      return writePoint(point, group?.(), out) && checkPoint(out, frame, context);
    },
  };
}

function writePoint(point: readonly number[], group: Pose | undefined, out: Candidate): true {
  for (let axis = 0; axis < 3; axis += 1) out.point[axis] = point[axis];
  group?.toWorld(out.point);
  return true;
}

/** Whether a draw in space is about a thing, and so in the world whatever group it stands in. */
function isAboutThing(node: Distribution): boolean {
  return 'spatial' in node && typeof node.target === 'object' && 'element' in node.target;
}

function checkPoint({ point }: Candidate, frame: Frame, context: Context): true {
  if (isFiniteValue(point[0] + point[1] + point[2])) return true;
  const address = `${context.addressIn(frame)}`;
  throw new HoleSignal('not-finite', `${address} is no point of space.`, address);
}
