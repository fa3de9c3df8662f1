import type { Plan } from '../../engine/plan/plan.js';
import { moduleUrl } from '../studio/module-url.js';
import type { Shot } from '../studio/protocol.js';
import type { Exported } from './about.js';
import type { FromPacker, ToPacker } from './protocol.js';
import type { ZipEntry } from './zip.js';

/** The worker that packs, as the page sees it. One thing is asked at a time. */
export class Packing {
  private constructor(private readonly worker: Worker) {}

  static async open(plan: Plan): Promise<Packing> {
    const packing = new Packing(new Worker(await moduleUrl('packer.js'), { type: 'module' }));
    packing.say({ type: 'plan', plan });
    return packing;
  }

  /** The files of a sample. What was drawn is given away. @throws Error with the worker's message */
  sample(shots: readonly Shot[], signal: AbortSignal): Promise<readonly ZipEntry[]> {
    const buffers = shots.flatMap(({ color, truth: { ids, depth, normals } }) =>
      [color.rgb, ids, depth, normals].map(({ buffer }) => buffer as ArrayBuffer),
    );
    return this.ask({ type: 'sample', shots }, signal, buffers);
  }

  /** The files that tell of the export. @throws Error with the worker's message */
  about(exported: Exported, signal: AbortSignal): Promise<readonly ZipEntry[]> {
    return this.ask({ type: 'about', exported }, signal);
  }

  close(): void {
    this.worker.terminate();
  }

  private ask(message: ToPacker, signal: AbortSignal, transfer: readonly Transferable[] = []) {
    return new Promise<readonly ZipEntry[]>((resolve, reject) => {
      signal.throwIfAborted();
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      this.worker.onmessage = ({ data }: MessageEvent<FromPacker>) => {
        if (data.type === 'entries') resolve(data.entries);
        else reject(new Error(data.message));
      };
      this.worker.onerror = (event) => {
        event.preventDefault();
        reject(new Error(event.message || 'What packs the export can’t be started.'));
      };
      this.say(message, transfer);
    });
  }

  private say(message: ToPacker, transfer: readonly Transferable[] = []): void {
    this.worker.postMessage(message, [...transfer]);
  }
}
