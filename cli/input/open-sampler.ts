import {
  createSampler,
  loadPhysics,
  type ModelSource,
  type Physics,
  PlanError,
  planNeedsPhysics,
  type Sampler,
} from '../../engine/sampling/index.js';
import { ModelError, NodeModels } from '../../files/models.js';
import { toldOfFile } from '../report/told.js';
import { Faults } from './faults.js';
import type { LoadedPlan } from './load-plan.js';
import { nameOf } from './open-file.js';

/** The sampler of a plan, with its models from the disk, and with physics if things fall. Throws `Faults`, as sampling may. */
export async function openSampler(loaded: LoadedPlan): Promise<Sampler> {
  return open(loaded, planNeedsPhysics(loaded.plan) ? await loadPhysics() : undefined);
}

/** Like `openSampler`, but nothing falls: for whoever looks at what was drawn, and needs many samples. */
export function openSamplerWithoutFalling(loaded: LoadedPlan): Sampler {
  return open(loaded, 'none');
}

function open({ file, plan, root, places }: LoadedPlan, physics: Physics | 'none' | undefined): Sampler {
  const models = new NodeModels(plan, root);
  try {
    const source: ModelSource = {
      mesh: (path, metresPerUnit, up) => {
        try {
          return models.mesh(path, metresPerUnit, up);
        } catch (error) {
          if (!(error instanceof ModelError)) throw error;
          throw new Faults([toldOfFile(nameOf({ ...file, root }, path), 'asset/changed', error.problem)]);
        }
      },
    };
    return createSampler(plan, source, physics);
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    const where = error.address === undefined ? '' : `${error.address}: `;
    const told = toldOfFile(file.name, 'plan/sampling', `${where}${error.message}`);
    throw new Faults([{ ...told, ...places.of(error.at) }]);
  }
}
