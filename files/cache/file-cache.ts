import { type BigIntStats, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileWhole } from '../write-file.js';
import { ContentMemory } from './content-memory.js';
import { settledAfter, stampOf } from './stamp.js';

/** To be raised when the form of the cache, or what makes a file usable, changes. */
const cacheVersion = 1;
/** How many files are remembered; the oldest are forgotten. */
const mostFiles = 20_000;

/** What is known of a file. */
export interface FileKnowledge {
  readonly sha256?: string;
  /** By content, what is wrong with it; null where nothing is. */
  readonly problems?: Readonly<Record<string, string | null>>;
}

interface Entry extends FileKnowledge {
  /** The size and times with which this was found. */
  readonly stamp: string;
}

/**
 * What was found out about files by reading them whole, by real path, as long as size and times stay the same. Kept in
 * memory and, if there is a folder for it, on the disk. Anything wrong with the cache on the disk makes it empty.
 */
export class FileCache {
  private readonly entries: Map<string, Entry>;
  private changed = false;
  /** What is too much for the disk. */
  readonly memory = new ContentMemory();

  constructor(private readonly folder?: string) {
    this.entries = folder === undefined ? new Map() : load(fileIn(folder));
  }

  get(realPath: string, stats: BigIntStats): FileKnowledge {
    const entry = this.entries.get(realPath);
    return entry?.stamp === stampOf(stats) ? entry : {};
  }

  add(realPath: string, stats: BigIntStats, knowledge: FileKnowledge): void {
    if (Date.now() - Number(stats.mtimeMs) < settledAfter) return;
    const known = this.get(realPath, stats);
    this.entries.delete(realPath);
    this.entries.set(realPath, {
      ...known,
      ...knowledge,
      stamp: stampOf(stats),
      ...((known.problems || knowledge.problems) && {
        problems: { ...known.problems, ...knowledge.problems },
      }),
    });
    this.changed = true;
  }

  /** Writes what is new to the disk. A cache that cannot be written costs time, not truth: that is no fault. */
  save(): void {
    if (this.folder === undefined || !this.changed) return;
    const latest = [...this.entries].slice(-mostFiles);
    const text = JSON.stringify({ version: cacheVersion, files: Object.fromEntries(latest) });
    try {
      mkdirSync(this.folder, { recursive: true });
      writeFileWhole(fileIn(this.folder), text, 0o600);
      this.changed = false;
    } catch {
      // Read-only or full: the next run reads the files again.
    }
  }
}

function fileIn(folder: string): string {
  return join(folder, 'files.json');
}

function load(file: string): Map<string, Entry> {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return new Map();
  }
  if (!isRecord(json) || json['version'] !== cacheVersion || !isRecord(json['files'])) return new Map();
  return new Map(Object.entries(json['files']).filter((pair): pair is [string, Entry] => isEntry(pair[1])));
}

function isEntry(value: unknown): value is Entry {
  if (!isRecord(value) || typeof value['stamp'] !== 'string') return false;
  const { sha256, problems } = value;
  if (sha256 !== undefined && (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256))) return false;
  return (
    problems === undefined ||
    (isRecord(problems) && Object.values(problems).every((each) => each === null || typeof each === 'string'))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
