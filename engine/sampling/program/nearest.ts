import type { ElementReference, Expression } from '../../plan/plan.js';
import { centreOf } from '../placement/outputs.js';
import { HoleSignal } from '../problems.js';
import { compilePoint } from '../spatial/properties.js';
import type { Context } from './context.js';
import type { ElementSite } from './element.js';
import type { Frame } from './frame.js';
import type { Locator } from './reference.js';

/** Finds the instance whose centre is nearest to a point, of those that are there; a hole if there is none. */
export function compileNearest(
  element: ElementSite,
  to: Expression,
  node: ElementReference,
  context: Context,
): Locator {
  element.dependOnExistence(context, 'all');
  element.dependOnPose(context, 'all');
  const pointIn = compilePoint(to, context);
  const locate = (frame: Frame): Frame => {
    const [x, y, z] = pointIn(frame);
    let found: Frame | undefined;
    let least = Number.POSITIVE_INFINITY;
    const count = element.instances;
    for (let index = 0; index < count; index += 1) {
      const instance = element.frame(index);
      if (!element.isThere(instance)) continue;
      const centre = centreOf(element.poseIn(instance));
      const [dx, dy, dz] = [centre[0] - x, centre[1] - y, centre[2] - z];
      const square = dx * dx + dy * dy + dz * dz;
      if (found !== undefined && !(square < least)) continue;
      [found, least] = [instance, square];
    }
    if (found !== undefined) return found;
    const address = context.addressIn(frame);
    throw new HoleSignal(
      'empty',
      `${address}: the nearest of no ${element.node.name} is asked for.`,
      address,
      node.at,
    );
  };
  return { element, through: 'all', locate };
}
