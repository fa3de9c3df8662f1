import { parentPort, workerData } from 'node:worker_threads';
import { NodeModels, RootFolder } from '../../files/index.js';
import type { AnalysisTask } from './analyst.js';
import { samplePlan } from './sample-plan.js';

/** The worker of `NodeAnalyst`: samples one plan and tells its figures; nothing where it cannot be sampled. */
async function work({ plan, folder, ...limits }: AnalysisTask): Promise<void> {
  const models = folder === null ? undefined : new NodeModels(plan, new RootFolder(folder));
  const mesh = (path: string, metresPerUnit: number, up: 'y' | 'z') => {
    if (!models) throw new Error(`${path}: a text that was never saved has no files`);
    return models.mesh(path, metresPerUnit, up);
  };
  parentPort?.postMessage(await samplePlan(plan, { mesh }, limits));
}

work(workerData as AnalysisTask).catch(() => parentPort?.postMessage(undefined));
