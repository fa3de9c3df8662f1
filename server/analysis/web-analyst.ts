import type { Plan } from '../../engine/plan/plan.js';
import { endings } from '../../language/index.js';
import { type AnalysisTask, type Analyst, limits } from './analyst.js';
import type { Figures } from './figures.js';

/** A worker of a worker: in the libraries of pages, which this room does not see. */
declare const Worker: new (
  url: string,
) => {
  onmessage: ((event: { readonly data: Figures | undefined }) => void) | null;
  onerror: ((event: { preventDefault(): void }) => void) | null;
  postMessage(message: WebAnalysisTask): void;
  terminate(): void;
};

/** What a worker of a browser is given: the bytes of the plan's models, by their paths, in place of a folder. */
export interface WebAnalysisTask extends Omit<AnalysisTask, 'folder'> {
  readonly models: ReadonlyMap<string, Uint8Array>;
}

/** Of files that no model is made of; a model's buffers may have any ending. */
const others = [...endings.image, ...endings.environment, ...endings.table];
/** What the models of a plan may have together, in bytes: they are read anew each time. */
const mostModelBytes = 64 * 1024 ** 2;

/** Samples in a worker beside the server's, a new one each time: it can be ended at once, with all that it holds. */
export class WebAnalyst implements Analyst {
  /** The URL of the worker's bundle; nothing is sampled without. */
  script: string | undefined;

  /** @param bytesOf the bytes of a file, by its URI */
  constructor(private readonly bytesOf: (uri: string) => Promise<Uint8Array | undefined>) {}

  start(plan: Plan, folder: string | null, told: (figures: Figures | undefined) => void): () => void {
    let isOver = false;
    let stopWorker = () => {};
    const stop = () => {
      isOver = true;
      clearTimeout(timer);
      stopWorker();
    };
    const end = (figures: Figures | undefined) => {
      if (isOver) return;
      stop();
      told(figures);
    };
    const timer = setTimeout(() => end(undefined), limits.mostMilliseconds);
    const work = async () => {
      const models = await this.modelsOf(plan, folder);
      if (isOver) return;
      if (!models || this.script === undefined) {
        end(undefined);
        return;
      }
      const url = scriptUrl(this.script);
      const worker = new Worker(url);
      stopWorker = () => {
        worker.terminate();
        URL.revokeObjectURL(url);
      };
      worker.onmessage = ({ data }) => end(data);
      worker.onerror = (event) => {
        event.preventDefault();
        end(undefined);
      };
      const { samples, milliseconds } = limits;
      worker.postMessage({ plan, models, samples, milliseconds });
    };
    work().catch(() => end(undefined));
    return stop;
  }

  /** Undefined where they cannot be read, or are too large. */
  private async modelsOf(
    plan: Plan,
    folder: string | null,
  ): Promise<ReadonlyMap<string, Uint8Array> | undefined> {
    const wanted = plan.files.filter(
      ({ path }) => !others.some((ending) => path.toLowerCase().endsWith(ending)),
    );
    if (wanted.reduce((sum, { bytes }) => sum + bytes, 0) > mostModelBytes) return undefined;
    const models = new Map<string, Uint8Array>();
    for (const { path } of folder === null ? [] : wanted) {
      const bytes = await this.bytesOf(folder + path.split('/').map(encodeURIComponent).join('/'));
      if (!bytes) return undefined;
      models.set(path, bytes);
    }
    return models;
  }
}

/** A worker must come from its maker's own site; a script that it reads may come from the editor's. */
function scriptUrl(script: string): string {
  return URL.createObjectURL(
    new Blob([`importScripts(${JSON.stringify(script)});`], { type: 'text/javascript' }),
  );
}
