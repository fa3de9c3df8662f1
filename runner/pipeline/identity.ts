import { meaningHash } from '../../engine/plan/hash.js';
import type { Plan } from '../../engine/plan/plan.js';

/**
 * What makes the samples: the hash of the plan's meaning but for how many samples it wants. Two plans of one identity make
 * the same sample for an index, so that one can go on with the data set of the other.
 */
export function identityOf(plan: Plan): string {
  return meaningHash({ ...plan, dataset: { ...plan.dataset, samples: 1 } });
}
