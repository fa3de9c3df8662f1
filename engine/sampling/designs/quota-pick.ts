import type { Choice } from '../../plan/plan.js';
import type { Pick } from '../draws/pick.js';
import type { World } from '../world.js';
import type { Designed } from './designs.js';

/** The first branch, in the order of the quota, whose cumulative share is above the uniform number of the sample. */
export function quotaPick(node: Choice, { uniform, shares = [] }: Designed, world: World): Pick {
  const outcomes = shares
    .filter(({ share }) => share > 0)
    .map(({ label, share }) => ({ share, index: node.choice.findIndex((branch) => branch.label === label) }));
  const last = outcomes.at(-1)?.index ?? 0;
  return (key) => {
    const place = uniform(key, world.sample);
    let cumulative = 0;
    for (const { share, index } of outcomes) {
      cumulative += share;
      if (place < cumulative) return index;
    }
    return last;
  };
}
