import { type Change, compareFacts } from './difference/compare.js';
import { type Cell, compareDraws, type Draws } from './difference/draws.js';
import { factsOf } from './difference/facts.js';
import { meaningHash } from './hash.js';
import type { Plan } from './plan.js';

export type { Change } from './difference/compare.js';
export { describeDifference } from './difference/describe.js';
export type { Cell, ChangedCell, Draws } from './difference/draws.js';
export type { FactKind } from './difference/fact.js';

export interface PlanDifference {
  readonly meaning: { readonly equal: boolean; readonly before: string; readonly after: string };
  /** In the order of the second plan; what only the first has comes last. */
  readonly changes: readonly Change[];
  /** False where templates within templates have more variables than are compared. */
  readonly complete: boolean;
  /** Present if cells were given. */
  readonly draws?: Draws;
}

/**
 * Compares two plans as a reviewer would read them: variables by address pattern, fixed values, elements, conditions,
 * classes, labels, files, facts of the data set. With the cells of both (`Sampler.cells`) it also tells which
 * variables keep their draws.
 */
export function diffPlans(
  before: Plan,
  after: Plan,
  cells?: { readonly before: readonly Cell[]; readonly after: readonly Cell[] },
): PlanDifference {
  const [old, now] = [factsOf(before), factsOf(after)];
  const { changes, changed } = compareFacts(old, now);
  const hashes = { before: meaningHash(before), after: meaningHash(after) };
  return {
    meaning: { equal: hashes.before === hashes.after, ...hashes },
    changes,
    complete: old.complete && now.complete,
    ...(cells && {
      draws: compareDraws({ ...old, cells: cells.before }, { ...now, cells: cells.after }, changed),
    }),
  };
}
