import { parentPort, workerData } from 'node:worker_threads';
import { analyse } from '../../engine/analysis/index.js';
import { createSampler } from '../../engine/sampling/index.js';
import { NodeModels, RootFolder } from '../../files/index.js';
import type { AnalysisTask } from './analyst.js';
import { figuresOf } from './figures.js';

/** The worker of `NodeAnalyst`: samples one plan and tells its figures; nothing where it cannot be sampled. */
async function work({ plan, folder, samples, milliseconds }: AnalysisTask): Promise<void> {
  const deadline = performance.now() + milliseconds;
  const models = folder === null ? undefined : new NodeModels(plan, new RootFolder(folder));
  const mesh = (path: string, metresPerUnit: number, up: 'y' | 'z') => {
    if (!models) throw new Error(`${path}: a text that was never saved has no files`);
    return models.mesh(path, metresPerUnit, up);
  };
  const statistics = await analyse(plan, createSampler(plan, { mesh }, 'none'), {
    samples,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    now: () => performance.now(),
    signal: {
      get aborted() {
        return performance.now() > deadline;
      },
    },
  });
  parentPort?.postMessage(figuresOf(plan, statistics));
}

work(workerData as AnalysisTask).catch(() => parentPort?.postMessage(undefined));
