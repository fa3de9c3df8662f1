import { join } from 'node:path';
import type { Disk } from './disk.js';
import { type JournalHeader, parseHeader } from './journal-lines.js';
import { journalPath, lockPath, partialPath } from './layout.js';
import { refuseLocked } from './lock.js';
import { RunProblem } from './problem.js';
import { readLines } from './read-lines.js';

/** Names that are told are cut to so many characters. */
const longestName = 200;

/** What a run is about to make. */
export interface Wanted {
  readonly dataset: string;
  readonly identity: string;
  readonly samples: number;
  /** Left out where it is not known yet. */
  readonly renderer?: string;
}

/** Looks at the folder of a run before anything is rendered or written. Throws as `inspectOut` and `refuseLocked` do. */
export async function checkOut(disk: Disk, out: string, wanted: Wanted, resume: boolean): Promise<void> {
  await refuseLocked(disk, out);
  await inspectOut(disk, out, wanted, resume);
}

/**
 * Looks at the folder of a run. Gives the header of the data set that is there to go on with; undefined where the folder
 * is free. Throws a `RunProblem` where the run must not touch it.
 */
export async function inspectOut(
  disk: Disk,
  out: string,
  wanted: Wanted,
  resume: boolean,
): Promise<JournalHeader | undefined> {
  const names = await disk.list(out);
  if (!names || names.every((name) => name === partialPath || name.startsWith(lockPath))) return undefined;
  if (!names.includes(journalPath)) {
    throw new RunProblem(
      'call',
      `${out} is not empty, and holds no data set to go on with. Choose another folder.`,
    );
  }
  const header = await readHeader(disk, out);
  if (!header) {
    throw new RunProblem(
      'call',
      `${join(out, journalPath)} is no journal of this version of specimen. Choose another folder.`,
    );
  }
  const difference = differenceOf(header, wanted);
  if (difference !== undefined) throw new RunProblem('call', `${out} holds ${difference}`);
  if (resume) return header;
  throw new RunProblem(
    'call',
    `${out} holds this data set already, finished or begun. Go on with it by --resume, or choose another folder.`,
  );
}

async function readHeader(disk: Disk, out: string): Promise<JournalHeader | undefined> {
  const file = await disk.open(join(out, journalPath));
  try {
    const { value } = await readLines(file).next();
    return value && parseHeader(value.text);
  } finally {
    await file.close();
  }
}

/** Why what is there can't be gone on with, after `… holds`. */
function differenceOf(there: JournalHeader, wanted: Wanted): string | undefined {
  if (there.identity !== wanted.identity) {
    return `another data set: ${nameOf(there)}; this one is ${nameOf(wanted)}. Choose another folder, or run the spec or plan that it was begun with.`;
  }
  if (wanted.renderer !== undefined && there.renderer !== wanted.renderer) {
    return `images of another renderer: '${there.renderer.slice(0, longestName)}'; the one in use is '${wanted.renderer}'. One data set has one renderer: choose another folder, or go on where it was begun.`;
  }
  if (there.samples > wanted.samples) {
    return `${there.samples} samples, finished or begun, and ${wanted.samples} are asked for. Give --samples ${there.samples} or more, or choose another folder.`;
  }
  return undefined;
}

function nameOf({ dataset, identity }: Pick<Wanted, 'dataset' | 'identity'>): string {
  return `${dataset.slice(0, longestName)} (plan ${identity.slice(0, 12)})`;
}
