import type { Outcome, Sampler } from '../../engine/sampling/index.js';
import { Interrupted, interruptible } from './interruptible.js';

/**
 * A sampler in which Ctrl-C ends a sample that takes long, by throwing `Interrupted`; no handler runs until it is done.
 * From then on every sample throws it: others may be begun before the first is known to have ended.
 */
export function interruptibleSampler(sampler: Sampler): Sampler {
  let interrupted: Interrupted | undefined;
  const run = (make: () => Outcome): Outcome => {
    if (interrupted) throw interrupted;
    let outcome: Outcome | undefined;
    try {
      interruptible(() => {
        outcome = make();
      });
    } catch (error) {
      if (error instanceof Interrupted) interrupted = error;
      throw error;
    }
    return outcome!;
  };
  return {
    get cells() {
      return sampler.cells;
    },
    get variables() {
      return sampler.variables;
    },
    sample: (index) => run(() => sampler.sample(index)),
    observe: (index, observer) => run(() => sampler.observe(index, observer)),
  };
}
