import { join } from 'node:path';
import type { Frame, FrameSource } from '../../engine/frames/types.js';
import { classIdsOf, createStems, pixelLabelsOf } from '../../engine/labels/index.js';
import type { Plan } from '../../engine/plan/plan.js';
import { type Hole, isHole, type Sample, type Sampler } from '../../engine/sampling/index.js';
import type { Licence } from '../licences/licence.js';
import { commitFiles } from '../pipeline/commit.js';
import type { Disk } from '../pipeline/disk.js';
import { identityOf } from '../pipeline/identity.js';
import { Journal } from '../pipeline/journal.js';
import { holeEntry, type JournalEntry, type JournalHeader } from '../pipeline/journal-lines.js';
import { inLanes } from '../pipeline/lanes.js';
import { indexOfPath, partialPath } from '../pipeline/layout.js';
import { lockFolder } from '../pipeline/lock.js';
import { checkOut, inspectOut } from '../pipeline/out-folder.js';
import { encodeFrame, foldersOf } from '../pipeline/sample-files.js';
import { signalsTold } from '../pipeline/signals-told.js';
import { checkExports } from './exports.js';
import { type Finished, finish } from './finish.js';
import { FirstHoles } from './first-holes.js';
import { exportPlaces, removeOldExports } from './old-exports.js';
import { crowdedOf } from './outcomes.js';

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

export interface GenerateResult extends Finished {
  /** Samples of this run and of the ones that it went on with, holes included. */
  readonly done: number;
  /** Made by this run. */
  readonly made: number;
  /** Why it ended before the data set was finished, which then counts nothing; undefined where it was. */
  readonly stopped: StopReason | undefined;
}

/** The signal, the first hole with `failFast`, or so many holes that nothing else is to be expected. */
export type StopReason = 'signal' | 'hole' | 'only-holes';

/** How many samples are in hand at a time: one is drawn while another is encoded and written. */
const lanes = 2;

const unfinished: Finished = {
  images: 0,
  holes: 0,
  annotations: new Map(),
  first: undefined,
  hasOverview: false,
};

/**
 * Makes a data set, or goes on with one. The bytes of a finished one depend on the plan, the number of samples and the
 * renderer alone. @throws RunProblem where the folder is another data set's or another run's, or the disk fails;
 * ExportError, RunProblem where an export can't be written
 */
export async function generate(options: GenerateOptions): Promise<GenerateResult> {
  const { disk, out, resume } = options;
  checkExports(options);
  await checkOut(disk, out, headerOf(options), resume);
  const unlock = await lockFolder(disk, out);
  try {
    return await makeDataSet(options);
  } finally {
    await unlock();
  }
}

async function makeDataSet(options: GenerateOptions): Promise<GenerateResult> {
  const { plan, out, disk, samples, signal, frames, sampler } = options;
  const journal = await openJournal(options);
  const stems = createStems(plan);
  const labels = pixelLabelsOf(plan);
  const before = journal.count;
  const firstHoles = new FirstHoles(journal.samples > 0);
  let stopped: StopReason | undefined;
  let [done, next] = [0, 0];

  const make = async (index: number): Promise<void> => {
    // A sampler that watches for Ctrl-C itself would lose one that waits to be told.
    await signalsTold();
    const outcome = sampler.sample(index);
    firstHoles.note(outcome);
    if (isHole(outcome)) {
      if (options.failFast) stopped ??= 'hole';
      await journal.add(holeEntry(outcome));
      options.onHole(outcome);
    } else {
      await journal.add(await makeFiles(outcome, await frames.frames(outcome)));
    }
    done += 1;
    options.onProgress(done, samples - before);
  };
  const makeFiles = async (sample: Sample, made: readonly Frame[]): Promise<JournalEntry> => {
    const ids = classIdsOf(sample, plan);
    const files = await Promise.all(
      made.map((frame) => encodeFrame(frame, stems(sample.index, frame.camera), labels, ids)),
    );
    const crowded = crowdedOf(sample);
    return {
      index: sample.index,
      split: sample.split,
      files: await commitFiles(disk, out, files.flat()),
      ...(crowded && { crowded }),
    };
  };
  await inLanes(lanes, () => {
    if (signal.aborted) stopped ??= 'signal';
    while (next < samples && journal.has(next)) next += 1;
    if (next < samples && firstHoles.areEnough) stopped ??= 'only-holes';
    if (stopped !== undefined || next >= samples) return undefined;
    const index = next;
    next += 1;
    return () => make(index);
  });
  if (stopped !== undefined) return { done: before + done, made: done, stopped, ...unfinished };
  await journal.sort();
  const finished = await finish({ ...options, journal });
  await disk.remove(join(out, partialPath));
  return { done: samples, made: done, stopped: undefined, ...finished };
}

function headerOf({ plan, frames, samples, tool }: GenerateOptions): JournalHeader {
  return {
    schema: 'specimen-journal/1',
    dataset: plan.dataset.name,
    identity: identityOf(plan),
    renderer: frames.renderer.key,
    samples,
    tool,
    exports: exportPlaces(plan),
  };
}

/** Opens the journal of a folder that this run has for itself. */
async function openJournal(options: GenerateOptions): Promise<Journal> {
  const { plan, out, disk, resume } = options;
  const header = headerOf(options);
  const there = await inspectOut(disk, out, header, resume);
  await disk.remove(join(out, partialPath));
  await disk.makeFolder(join(out, partialPath));
  // Before the journal forgets them.
  if (there) await removeOldExports(disk, out, { plan, old: there.exports });
  // Before all other folders: one without a journal is taken for a stranger's.
  const journal = there
    ? await Journal.resume(disk, out, header, (entry) => isThere(entry, options))
    : await Journal.begin(disk, out, header);
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
