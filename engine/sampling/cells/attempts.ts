import type { SourceRange } from '../../plan/plan.js';
import { samplingLimits } from '../limits.js';
import type { CellRun } from './cell-run.js';
import { ask, attemptTo } from './observation.js';

/** One attempt of one cell. */
export interface AttemptReference {
  /** The number of the cell in `Sampler.cells`; where samples are of several scenes, among those of the sample's. */
  readonly cell: number;
  /** The address of the plate in which the cell is solved. */
  readonly plate: string;
  /** From 0: the last word of the counter of its draws. */
  readonly attempt: number;
}

/** An attempt that conditions turned down. */
export interface RejectedAttempt extends AttemptReference {
  /** The conditions that did not hold, in the order in which they are asked. Those that could not be asked are left out. */
  readonly requires: readonly FailedCondition[];
  /** How many conditions held: the more, the nearer it came. */
  readonly held: number;
}

export interface FailedCondition {
  /** With the number of an instance for which it did not hold. */
  readonly address: string;
  readonly at?: SourceRange;
}

/**
 * Notes the attempt at which a run is, with what its other conditions say.
 * @param failed the number of the first condition that does not hold
 */
export function noteRejected(run: CellRun, failed: number, noted: RejectedAttempt[]): void {
  if (noted.length >= samplingLimits.toldAttempts) return;
  const { conditions, number } = run.cell;
  const requires: FailedCondition[] = [];
  let held = failed;
  for (const [index, condition] of conditions.entries()) {
    if (index < failed) continue;
    const answer = index === failed ? false : attemptTo(run, () => ask(run, condition));
    if (answer === true) held += 1;
    if (answer !== false) continue;
    const { at } = condition;
    requires.push({ address: run.requires[index], ...(at === undefined ? {} : { at }) });
  }
  noted.push({ cell: number, plate: run.frame.address, attempt: run.attempt, requires, held });
}
