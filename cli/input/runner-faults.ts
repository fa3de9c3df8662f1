import { FrameError } from '../../engine/frames/index.js';
import { RasterError } from '../../engine/raster/index.js';
import { PlanError } from '../../engine/sampling/index.js';
import { ModelError } from '../../files/models.js';
import { ExportError } from '../../runner/exports/index.js';
import { NoGpuError } from '../../runner/gpu/open-gpu.js';
import { ImageError } from '../../runner/images/index.js';
import { RunProblem } from '../../runner/pipeline/problem.js';
import { exitStatus } from '../exit-status.js';
import { Failure } from '../failure.js';
import { toldOfFile } from '../report/told.js';
import { Faults } from './faults.js';
import type { LoadedPlan } from './load-plan.js';
import { nameOf } from './open-file.js';

const statuses = { data: exitStatus.fault, call: exitStatus.call, machine: exitStatus.machine } as const;

/** What a plan asks for and can't be done. */
const impossible = [ExportError, FrameError, ImageError, PlanError, RasterError];

/** A problem of the runner, as it ends a command. */
export function failureOf({ fault, message }: RunProblem): Failure {
  return new Failure(statuses[fault], message);
}

/** Does what renders, and tells its faults as this command line does. */
export async function withRunnerFaults<T>({ file, root }: LoadedPlan, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RunProblem) throw failureOf(error);
    if (error instanceof NoGpuError) throw new Failure(exitStatus.machine, error.message);
    if (error instanceof ModelError) {
      throw new Faults([
        toldOfFile(nameOf({ ...file, root }, error.path), 'asset/unreadable', error.problem),
      ]);
    }
    if (impossible.some((kind) => error instanceof kind)) {
      const { message } = error as Error;
      throw new Faults([toldOfFile(file.name, 'run/impossible', `${message.replace(/[.]?$/, '.')}`)]);
    }
    throw error;
  }
}
