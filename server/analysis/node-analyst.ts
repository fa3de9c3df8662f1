import { Worker } from 'node:worker_threads';
import { URI } from 'vscode-uri';
import type { Plan } from '../../engine/plan/plan.js';
import { type AnalysisTask, type Analyst, limits } from './analyst.js';
import type { Figures } from './figures.js';

const mostMebibytes = 512;

/** Samples in a thread of its own, a new one each time: it can be ended at once, with all that it holds. */
export class NodeAnalyst implements Analyst {
  /** @param script the worker's bundle */
  constructor(private readonly script: URL) {}

  start(plan: Plan, folder: string | null, told: (figures: Figures | undefined) => void): () => void {
    const workerData: AnalysisTask = {
      plan,
      folder: folder === null ? null : URI.parse(folder).fsPath,
      samples: limits.samples,
      milliseconds: limits.milliseconds,
    };
    let isOver = false;
    const worker = new Worker(this.script, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: mostMebibytes },
    });
    const timer = setTimeout(() => end(undefined), limits.mostMilliseconds);
    const stop = () => {
      isOver = true;
      clearTimeout(timer);
      void worker.terminate();
    };
    const end = (figures: Figures | undefined) => {
      if (isOver) return;
      stop();
      told(figures);
    };
    worker.on('message', (figures: Figures | undefined) => end(figures));
    worker.on('error', () => end(undefined));
    worker.on('exit', () => end(undefined));
    worker.unref();
    return stop;
  }
}
