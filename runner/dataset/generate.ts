import { join } from 'node:path';
import type { Frame, FrameSource } from '../../engine/frames/types.js';
import { classIdsOf } from '../../engine/labels/index.js';
import type { Plan } from '../../engine/plan/plan.js';
import { type Hole, isHole, type Sample, type Sampler } from '../../engine/sampling/index.js';
import type { Licence } from '../licences/licence.js';
import { commitFiles } from '../pipeline/commit.js';
import type { Disk } from '../pipeline/disk.js';
import { identityOf } from '../pipeline/identity.js';
import { Journal } from '../pipeline/journal.js';
import { holeEntry, type JournalEntry, type JournalHeader } from '../pipeline/journal-lines.js';
import { inLanes } from '../pipeline/lanes.js';
import { createStems, indexOfPath, partialPath } from '../pipeline/layout.js';
import { inspectOut } from '../pipeline/out-folder.js';
import { encodeFrame, foldersOf, pixelLabelsOf } from '../pipeline/sample-files.js';
import { checkExports } from './exports.js';
import { finish } from './finish.js';

export interface GenerateOptions {
  readonly plan: Plan;
  readonly sampler: Sampler;
  readonly frames: FrameSource;
  /** The folder of the data set: a path of the system. */
  readonly out: string;
  /** How many samples, from 0 on. */
  readonly samples: number;
  readonly resume: boolean;
  readonly failFast: boolean;
  readonly licences: readonly Licence[];
  /** `specimen 0.1.0`. */
  readonly tool: string;
  readonly disk: Disk;
  readonly signal: AbortSignal;
  /** Is told how many samples are done, of those that this run is to make. */
  readonly onProgress: (done: number, of: number) => void;
  readonly onHole: (hole: Hole) => void;
}

export interface GenerateResult {
  /** Samples of this run and of the ones that it went on with, holes included. */
  readonly done: number;
  /** Made by this run. */
  readonly made: number;
  /** Whether it stopped before the end, by the signal or `failFast`. */
  readonly stopped: boolean;
  readonly images: number;
  /** Samples of the finished data set that could not be made, by this run or one before. */
  readonly holes: number;
  /** Annotations by class path. */
  readonly annotations: ReadonlyMap<string, number>;
}

/** How many samples are in hand at a time: one is drawn while another is encoded and written. */
const lanes = 2;

/**
 * Makes a data set, or goes on with one. The bytes of a finished one depend on the plan, the number of samples and the
 * renderer alone. @throws RunProblem where the folder is another data set's, or the disk fails; ExportError, RunProblem
 * where an export can't be written
 */
export async function generate(options: GenerateOptions): Promise<GenerateResult> {
  const { plan, out, disk, samples, signal, frames, sampler } = options;
  checkExports(options);
  const journal = await openJournal(options);
  const stems = createStems(plan);
  const labels = pixelLabelsOf(plan);
  const open = Array.from({ length: samples }, (_, index) => index).filter((index) => !journal.has(index));
  let [done, next, stopped] = [0, 0, false];

  const make = async (index: number): Promise<void> => {
    const outcome = sampler.sample(index);
    if (isHole(outcome)) {
      await journal.add(holeEntry(outcome));
      options.onHole(outcome);
      if (options.failFast) stopped = true;
    } else {
      await journal.add(await makeFiles(outcome, await frames.frames(outcome)));
    }
    done += 1;
    options.onProgress(done, open.length);
  };
  const makeFiles = async (sample: Sample, made: readonly Frame[]): Promise<JournalEntry> => {
    const ids = classIdsOf(sample, plan);
    const files = await Promise.all(
      made.map((frame) => encodeFrame(frame, stems(sample.index, frame.camera), labels, ids)),
    );
    return { index: sample.index, split: sample.split, files: await commitFiles(disk, out, files.flat()) };
  };
  await inLanes(lanes, () => {
    if (signal.aborted) stopped = true;
    if (stopped || next >= open.length) return undefined;
    const index = open[next] as number;
    next += 1;
    return () => make(index);
  });
  const before = samples - open.length;
  if (stopped)
    return { done: before + done, made: done, stopped, images: 0, holes: 0, annotations: new Map() };
  await journal.sort();
  const finished = await finish({ ...options, journal });
  await disk.remove(join(out, partialPath));
  return { done: samples, made: done, stopped: false, ...finished };
}

async function openJournal(options: GenerateOptions): Promise<Journal> {
  const { plan, out, disk, samples, resume, frames, tool } = options;
  const header: JournalHeader = {
    schema: 'specimen-journal/1',
    dataset: plan.dataset.name,
    identity: identityOf(plan),
    renderer: frames.renderer.key,
    samples,
    tool,
  };
  const state = await inspectOut(disk, out, header, resume);
  await disk.remove(join(out, partialPath));
  await disk.makeFolder(join(out, partialPath));
  // Before all other folders: one without a journal is taken for a stranger's.
  const journal =
    state === 'free'
      ? await Journal.begin(disk, out, header)
      : await Journal.resume(disk, out, header, (entry) => isThere(entry, options));
  for (const folder of foldersOf(pixelLabelsOf(plan))) await disk.makeFolder(join(out, folder));
  return journal;
}

/** Whether an entry of a journal is of this run, and its files are in their places. */
async function isThere(entry: JournalEntry, { disk, out, samples }: GenerateOptions): Promise<boolean> {
  if (entry.index >= samples) return false;
  if (!('files' in entry)) return true;
  for (const { path, bytes } of entry.files) {
    // A journal may come from anywhere, and where its paths lead is read and written.
    if (indexOfPath(path) !== entry.index || (await disk.size(join(out, path))) !== bytes) return false;
  }
  return true;
}
