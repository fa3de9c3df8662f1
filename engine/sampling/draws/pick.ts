import { log } from '../../numbers/index.js';
import type { Choice } from '../../plan/plan.js';
import type { Context } from '../program/context.js';
import { type KeyNode, uniformAt } from '../streams/index.js';

/** Picks a branch at a key: its number. */
export type Pick = (key: KeyNode, attempt: number, block: number) => number;

/**
 * Rendezvous: the branch with the smallest -log(u) / weight, u keyed by the branch's label. So a new branch takes samples
 * from the others, but moves none between them, and their order is of no account. A branch of weight 0 is never picked.
 */
export function compilePick(node: Choice, context: Context): Pick {
  const { world } = context.place.plate.program;
  const candidates = node.choice
    .map(({ label, weight }, index) => ({ label, weight, index }))
    .filter(({ weight }) => weight > 0);
  if (candidates.length === 0)
    throw context.error('plan/invalid', 'No branch of a choice has a weight.', node.at);
  if (new Set(candidates.map(({ label }) => label)).size < candidates.length) {
    throw context.error('plan/invalid', 'Two branches of a choice have the same label.', node.at);
  }
  return (key, attempt, block) => rendezvous(candidates, key, world.sample, attempt, block).index;
}

/** The candidate with the smallest -log(u) / weight, u keyed by its label. There is one at least, and no weight is 0. */
export function rendezvous<T extends { readonly label: string; readonly weight: number }>(
  candidates: readonly T[],
  key: KeyNode,
  sample: number,
  attempt: number,
  block: number,
): T {
  let best = candidates[0];
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const uniform = uniformAt(key.branch(candidate.label), sample, attempt, block);
    const score = (0 - log(uniform)) / candidate.weight;
    if (score < least) {
      least = score;
      best = candidate;
    }
  }
  return best;
}
