import { FrameError } from '../../engine/frames/index.js';
import { PlanError } from '../../engine/sampling/index.js';
import { ModelError } from '../../files/models.js';
import { ExportError } from '../../runner/exports/index.js';
import { NoGpuError } from '../../runner/gpu/open-gpu.js';
import { RunProblem } from '../../runner/pipeline/problem.js';
import { exitStatus } from '../exit-status.js';
import { Failure } from '../failure.js';
import { toldOfFile } from '../report/told.js';
import { Faults } from './faults.js';
import type { LoadedPlan } from './load-plan.js';
import { nameOf } from './open-file.js';

const statuses = { data: exitStatus.fault, call: exitStatus.call, machine: exitStatus.machine } as const;

/** Does what renders, and tells its faults as this command line does. */
export async function withRunnerFaults<T>({ file, root }: LoadedPlan, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RunProblem) throw new Failure(statuses[error.fault], error.message);
    if (error instanceof NoGpuError) throw new Failure(exitStatus.machine, error.message);
    if (error instanceof ModelError) {
      throw new Faults([toldOfFile(nameOf({ ...file, root }, error.path), 'asset/unreadable', error.problem)]);
    }
    if (error instanceof ExportError || error instanceof FrameError || error instanceof PlanError) {
      throw new Faults([toldOfFile(file.name, 'run/impossible', `${error.message.replace(/[.]?$/, '.')}`)]);
    }
    throw error;
  }
}
