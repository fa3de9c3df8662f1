import type { Plan } from '../plan/plan.js';
import type { Sampler } from '../sampling/index.js';
import { Analysis } from './analysis.js';
import type { Statistics } from './statistics.js';

/** After this many milliseconds of work the host gets its turn. */
const slice = 8;

export interface AnalyseOptions {
  /** How many samples to make, from 0. */
  readonly samples: number;
  /** Lets the host do something else: `() => new Promise((resolve) => setTimeout(resolve))`. */
  readonly pause: () => Promise<void>;
  /** The clock, in milliseconds: `performance.now` will do. */
  readonly now: () => number;
  /** Looked at after every pause; an `AbortSignal` will do. */
  readonly signal?: { readonly aborted: boolean };
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * What is to be expected of a data set, by making its first samples without rendering them. When stopped early it
 * gives the statistics so far, which say so.
 */
export async function analyse(plan: Plan, sampler: Sampler, options: AnalyseOptions): Promise<Statistics> {
  const { samples, pause, now, signal, onProgress } = options;
  const analysis = new Analysis(plan, sampler);
  let begin = now();
  let index = 0;
  for (; index < samples && !signal?.aborted; index += 1) {
    analysis.add(index);
    if (now() - begin < slice) continue;
    onProgress?.(index + 1, samples);
    await pause();
    begin = now();
  }
  onProgress?.(index, samples);
  return analysis.statistics(index === samples);
}
