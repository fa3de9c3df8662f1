import type { Plan } from '../../plan/plan.js';
import { scenesOf } from '../../plan/scenes.js';
import { walk } from '../../plan/walk.js';

/** Whether something in the worlds of a plan may fall: whether a `drop` is written that is anything but `fixed`. */
export function planNeedsPhysics(plan: Plan): boolean {
  let needs = false;
  walk([scenesOf(plan), plan.templates], ({ properties }) => {
    if (typeof properties !== 'object' || properties === null || !Object.hasOwn(properties, 'drop')) return;
    const { drop } = properties as { readonly drop: unknown };
    if (typeof drop !== 'object' || drop === null || !('value' in drop) || drop.value !== 'fixed')
      needs = true;
  });
  return needs;
}
