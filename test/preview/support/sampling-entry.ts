import { readModel } from '../../../engine/geometry/index.js';
import type { Plan } from '../../../engine/plan/plan.js';
import { createSampler, loadPhysics, planNeedsPhysics } from '../../../engine/sampling/index.js';

/** What a browser is given: a plan, the bytes of its models by their paths, and how many samples are wanted. */
export interface SamplingInput {
  readonly plan: Plan;
  /** Base64. */
  readonly models: Readonly<Record<string, string>>;
  readonly count: number;
}

/** The first samples of a plan as JSON, one a line. */
export async function sampleLines({ plan, models, count }: SamplingInput): Promise<readonly string[]> {
  const source = {
    mesh: (path: string, unit: number, up: 'y' | 'z') => {
      const bytes = Uint8Array.from(atob(models[path] ?? ''), (character) => character.charCodeAt(0));
      const read = readModel(bytes, { uri: path, unit, up });
      if (!read.ok) throw new Error(read.problem.message);
      return read.mesh;
    },
  };
  const physics = planNeedsPhysics(plan) ? await loadPhysics() : undefined;
  const sampler = createSampler(plan, source, physics);
  return Array.from({ length: count }, (_, index) => JSON.stringify(sampler.sample(index)));
}

Object.assign(globalThis, { sampleLines });
