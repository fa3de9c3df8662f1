import {
  createSampler,
  loadPhysics,
  type ModelSource,
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
export async function openSampler({ file, plan, root, places }: LoadedPlan): Promise<Sampler> {
  const physics = planNeedsPhysics(plan) ? await loadPhysics() : undefined;
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
