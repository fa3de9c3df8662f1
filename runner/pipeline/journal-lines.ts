import type { Hole } from '../../engine/sampling/index.js';
import type { FileFacts } from './sample-files.js';

/** The first line of a journal: which data set this is. */
export interface JournalHeader {
  readonly schema: 'specimen-journal/1';
  readonly dataset: string;
  /** What makes the samples: see `identityOf`. */
  readonly identity: string;
  /** The key of the renderer. */
  readonly renderer: string;
  readonly samples: number;
  readonly tool: string;
  /** The exports that may have been written, and their folders: what another plan's are to replace. */
  readonly exports: readonly { readonly export: string; readonly folder: string }[];
}

export type JournalEntry = SampleEntry | HoleEntry;

/** A sample whose files are all there. */
export interface SampleEntry {
  readonly index: number;
  readonly split: string;
  readonly files: readonly FileFacts[];
  /** For how many instances there was no room, if for any, by the address of their element. */
  readonly crowded?: Readonly<Record<string, CrowdedCounts>>;
}

/** How many instances were left out, and how many may overlap others. */
export type CrowdedCounts = Readonly<Record<'fewer' | 'overlap', number>>;

/** A sample that can't be made. Where in the spec it failed is left out: another layout of the text moves it. */
export interface HoleEntry {
  readonly index: number;
  readonly split: string;
  readonly hole: Omit<Hole['hole'], 'at'>;
}

export function holeEntry({ index, split, hole: { at: _at, ...hole } }: Hole): HoleEntry {
  return { index, split, hole };
}

/** Undefined where the line is no header of a journal. */
export function parseHeader(line: string): JournalHeader | undefined {
  const header = parse(line);
  if (header?.['schema'] !== 'specimen-journal/1') return undefined;
  const { exports } = header;
  const areExports =
    Array.isArray(exports) &&
    exports.every(
      (each) => isRecord(each) && typeof each['export'] === 'string' && typeof each['folder'] === 'string',
    );
  if (!areExports) return undefined;
  const texts = ['dataset', 'identity', 'renderer', 'tool'].map((key) => header[key]);
  if (!texts.every((each) => typeof each === 'string') || !isCount(header['samples'])) return undefined;
  return header as unknown as JournalHeader;
}

/** Undefined where the line is no entry: then its sample is made again. */
export function parseEntry(line: string): JournalEntry | undefined {
  const entry = parse(line);
  if (!entry || !isCount(entry['index']) || typeof entry['split'] !== 'string') return undefined;
  const { files, hole } = entry;
  const isDone =
    Array.isArray(files) && hole === undefined && files.every(isFacts) && isCrowded(entry['crowded']);
  return isDone || (files === undefined && isHole(hole)) ? (entry as unknown as JournalEntry) : undefined;
}

function isFacts(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value['path'] === 'string' &&
    isCount(value['bytes']) &&
    typeof value['sha256'] === 'string'
  );
}

function isCrowded(value: unknown): boolean {
  if (value === undefined) return true;
  const isCounts = (each: unknown) => isRecord(each) && isCount(each['fewer']) && isCount(each['overlap']);
  return isRecord(value) && Object.values(value).every(isCounts);
}

function isHole(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value['code'] === 'string' &&
    typeof value['message'] === 'string' &&
    (value['address'] === undefined || typeof value['address'] === 'string') &&
    isCount(value['attempts']) &&
    Array.isArray(value['requires']) &&
    value['requires'].every((each) => typeof each === 'string')
  );
}

function parse(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
