import type { Plan } from '../../../engine/plan/plan.js';
import { createSampler, type Sampler } from '../../../engine/sampling/index.js';
import { type GenerateOptions, generate } from '../../../runner/dataset/generate.js';
import { nodeDisk } from '../../../runner/pipeline/disk.js';
import { flatFrames } from './flat-frames.js';

export function toySampler(plan: Plan): Sampler {
  return createSampler(plan, {
    mesh: () => {
      throw new Error('the plan has no models');
    },
  });
}

/** Makes a plan's data set with flat frames; `changes` are to the options of a plain run. */
export function runToys(
  plan: Plan,
  out: string,
  changes: Partial<GenerateOptions> = {},
): ReturnType<typeof generate> {
  return generate({
    plan,
    sampler: toySampler(plan),
    frames: flatFrames(plan),
    out,
    samples: plan.dataset.samples,
    resume: false,
    failFast: false,
    licences: [],
    tool: 'specimen test',
    disk: nodeDisk,
    signal: new AbortController().signal,
    onProgress: () => {},
    onHole: () => {},
    ...changes,
  });
}

/** The same plan with another number of samples, as `--samples` makes it. */
export function ofSamples(plan: Plan, samples: number): Plan {
  return { ...plan, dataset: { ...plan.dataset, samples } };
}
