import { analyse } from '../../engine/analysis/index.js';
import type { Plan } from '../../engine/plan/plan.js';
import { createSampler, type ModelSource } from '../../engine/sampling/index.js';
import { type Figures, figuresOf } from './figures.js';

/** Samples a plan for as long as it may take, and tells its figures. Throws where it cannot be sampled. */
export async function samplePlan(
  plan: Plan,
  meshes: ModelSource,
  { samples, milliseconds }: { readonly samples: number; readonly milliseconds: number },
): Promise<Figures> {
  const deadline = performance.now() + milliseconds;
  const statistics = await analyse(plan, createSampler(plan, meshes, 'none'), {
    samples,
    pause: () => new Promise((resolve) => setTimeout(resolve)),
    now: () => performance.now(),
    signal: {
      get aborted() {
        return performance.now() > deadline;
      },
    },
  });
  return figuresOf(plan, statistics);
}
