import { ContentMemory } from './content-memory.js';
import type { FileStats } from './file-tree.js';
import { settledAfter, stampOf } from './stamp.js';

/** What is known of a file. */
export interface FileKnowledge {
  readonly sha256?: string;
  /** By content, what is wrong with it; null where nothing is. */
  readonly problems?: Readonly<Record<string, string | null>>;
}

export interface KnownFile extends FileKnowledge {
  /** The size and times with which this was found. */
  readonly stamp: string;
}

/** What was found out about files by reading them whole, by real path, as long as size and times stay the same. */
export class KnownFiles {
  /** What cannot be kept beyond this process. */
  readonly memory = new ContentMemory();

  constructor(protected readonly entries = new Map<string, KnownFile>()) {}

  get(realPath: string, stats: FileStats): FileKnowledge {
    const entry = this.entries.get(realPath);
    return entry?.stamp === stampOf(stats) ? entry : {};
  }

  /** Returns whether it is kept: what has only just changed may change again. */
  add(realPath: string, stats: FileStats, knowledge: FileKnowledge): boolean {
    if (Date.now() - Number(stats.mtimeMs) < settledAfter) return false;
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
    return true;
  }
}
