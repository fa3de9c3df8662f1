import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileStats } from '../content/file-tree.js';
import { type FileKnowledge, type KnownFile, KnownFiles } from '../content/known-files.js';
import { writeFileWhole } from '../write-file.js';

/** To be raised when the form of the cache, or what makes a file usable, changes. */
const cacheVersion = 1;
/** How many files are remembered; the oldest are forgotten. */
const mostFiles = 20_000;

/**
 * What was found out about files, kept in memory and, if there is a folder for it, on the disk. Anything wrong with the
 * cache on the disk makes it empty.
 */
export class FileCache extends KnownFiles {
  private changed = false;

  constructor(private readonly folder?: string) {
    super(folder === undefined ? new Map() : load(fileIn(folder)));
  }

  override add(realPath: string, stats: FileStats, knowledge: FileKnowledge): boolean {
    const isKept = super.add(realPath, stats, knowledge);
    this.changed ||= isKept;
    return isKept;
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

function load(file: string): Map<string, KnownFile> {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return new Map();
  }
  if (!isRecord(json) || json['version'] !== cacheVersion || !isRecord(json['files'])) return new Map();
  return new Map(
    Object.entries(json['files']).filter((pair): pair is [string, KnownFile] => isKnownFile(pair[1])),
  );
}

function isKnownFile(value: unknown): value is KnownFile {
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
