import type { ShowPlan } from '../protocol.js';
import type { Studio } from '../studio/studio.js';
import { Packing } from './packing.js';
import { bytesOfEntry, type ZipEntry, zipOf } from './zip.js';

/** What an export holds at most: it is made in the memory of a browser. */
export const exportLimits = {
  samples: 500,
  bytes: 400_000_000,
  /** Zip without extensions counts files in 16 bits. */
  files: 60_000,
} as const;

/** What is exported: the plan as it stood when the export began, whatever is edited meanwhile. */
export interface ExportWish {
  readonly plan: ShowPlan['plan'];
  readonly assets: string;
  /** How many, from sample 0 on. */
  readonly samples: number;
}

export interface ExportTools {
  /** A studio of the export's own: the page's goes on with what is looked at. */
  readonly openStudio: () => Studio;
  /** Is told of each sample: how many are made, and how many can't be. */
  readonly onProgress: (made: number, holes: number) => void;
  readonly signal: AbortSignal;
}

export interface ExportMade {
  readonly zip: Uint8Array<ArrayBuffer>;
  readonly samples: number;
  readonly holes: number;
  /** Whether it ended before the samples that were asked for, at a limit. */
  readonly isCut: boolean;
}

/** Makes samples and their labels in workers. @throws the signal's reason, and an Error with what went wrong */
export async function exportSamples(wish: ExportWish, tools: ExportTools): Promise<ExportMade> {
  const { plan, assets, samples: wanted } = wish;
  const { signal } = tools;
  const studio = tools.openStudio();
  const packing = await Packing.open(plan);
  try {
    const renderer = await studio.ask({ type: 'use plan', plan, assets }, signal);
    const entries: ZipEntry[] = [];
    const samples: { index: number; split: string }[] = [];
    const holes: { index: number; hole: string }[] = [];
    let bytes = 0;
    const isFull = () => bytes > exportLimits.bytes || entries.length > exportLimits.files;
    for (let index = 0; index < wanted && !isFull(); index += 1) {
      const { split, hole, cameras } = await studio.ask({ type: 'sample', index }, signal);
      if (hole !== null) holes.push({ index, hole });
      else {
        const whole = { widest: Number.POSITIVE_INFINITY, cameras: 'all' } as const;
        // Of a world without a camera the studio shows a view of its own; the runner writes nothing.
        const shots = cameras.length === 0 ? [] : await studio.ask({ type: 'draw', index, ...whole }, signal);
        const made = await packing.sample(shots, signal);
        entries.push(...made);
        for (const entry of made) bytes += bytesOfEntry(entry);
        samples.push({ index, split });
      }
      tools.onProgress(samples.length, holes.length);
    }
    const about = await packing.about({ plan, wanted, samples, holes, renderer }, signal);
    const zip = new Uint8Array(await new Blob([...zipOf([...about, ...entries])]).arrayBuffer());
    const isCut = samples.length + holes.length < wanted;
    return { zip, samples: samples.length, holes: holes.length, isCut };
  } finally {
    packing.close();
    studio.close();
  }
}
