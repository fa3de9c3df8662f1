import { quaternionFromUniforms } from '../../geometry/index.js';
import type { Spatial } from '../../plan/plan.js';
import type { Draw } from '../draws/draw.js';
import { plainNumbers } from '../output/numbers.js';
import { policyOf } from '../placement/policy.js';
import { emptyCandidate } from '../placement/pose.js';
import { HoleSignal } from '../problems.js';
import type { Context } from '../program/context.js';
import { uniformAt } from '../streams/index.js';
import { compileSource } from './source.js';

/** A draw in space that places nothing: a point, or a rotation as x, y, z, w. */
export function compileSpatialDraw(node: Spatial, context: Context): Draw {
  if (node.spatial === 'uniformRotation') return compileUniformRotation(context);
  const source = compileSource(node, context);
  const { candidates } = policyOf(node, context.pattern);
  const candidate = emptyCandidate();
  return (frame, key, attempt, block) => {
    for (let trial = 0; trial < candidates; trial += 1) {
      if (source.propose(frame, key, attempt, block + 4 * trial, undefined, candidate))
        return plainNumbers(candidate.point);
    }
    const address = context.addressIn(frame);
    throw new HoleSignal('crowded', `${address}: ${node.spatial} finds no point.`, address, node.at);
  };
}

/** Every rotation as likely. Source: Shoemake, "Uniform random rotations", Graphics Gems III (1992). */
function compileUniformRotation(context: Context): Draw {
  const { world } = context.place.plate.program;
  return (_, key, attempt, block) => {
    const [u0, u1, u2] = [0, 1, 2].map((component) =>
      uniformAt(key.component(component), world.sample, attempt, block),
    );
    return plainNumbers(quaternionFromUniforms(u0, u1, u2));
  };
}
