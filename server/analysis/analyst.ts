import type { Plan } from '../../engine/plan/plan.js';
import type { Figures } from './figures.js';

/** Samples plans beside the server, so that no answer waits for it. */
export interface Analyst {
  /**
   * Begins; `told` is called once, with nothing where the plan cannot be sampled or takes too much time or memory, and
   * not at all after the function that comes back was called.
   * @param folder the URI of the folder of the plan's files; null where there is none
   */
  start(plan: Plan, folder: string | null, told: (figures: Figures | undefined) => void): () => void;
}

/** What one analysis may take. */
export const limits = {
  samples: 200,
  milliseconds: 2_000,
  /** A single sample may take longer than all were to take: then the worker is ended. */
  mostMilliseconds: 6_000,
};

/** What the worker is given. */
export interface AnalysisTask {
  readonly plan: Plan;
  /** The path of the folder of the plan's files; null where there is none. */
  readonly folder: string | null;
  /** At most so many samples, and about so many milliseconds. */
  readonly samples: number;
  readonly milliseconds: number;
}
