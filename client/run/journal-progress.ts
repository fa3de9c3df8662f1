import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';

/** How far a run is. */
export interface RunProgress {
  /** Samples that are done, those of earlier runs included. */
  readonly done: number;
  readonly of: number;
}

/** A header is one line of some hundred characters; what is longer is none. */
const longestHeader = 1 << 16;
const newline = 0x0a;

/**
 * Tells how far a run is by the lines of its journal: a header, and a line for each sample that is done. What was read is
 * not read again, unless the journal was replaced.
 */
export class JournalProgress {
  private readonly path: string;
  private readonly buffer = Buffer.alloc(longestHeader);
  private inode = -1;
  private read = 0;
  private lines = 0;
  private of: number | undefined;
  private last: Promise<RunProgress | undefined> = Promise.resolve(undefined);

  /** @param out the folder of the data set */
  constructor(out: string) {
    this.path = join(out, 'journal.jsonl');
  }

  /** Undefined while there is no journal, or none that says how many samples there will be. */
  now(): Promise<RunProgress | undefined> {
    // One reading at a time: they count together.
    this.last = this.last.then(() => this.look());
    return this.last;
  }

  private async look(): Promise<RunProgress | undefined> {
    let file: FileHandle;
    try {
      file = await open(this.path);
    } catch {
      return undefined;
    }
    try {
      await this.readOn(file);
    } catch {
      return undefined;
    } finally {
      await file.close();
    }
    return this.of === undefined ? undefined : { done: Math.max(0, this.lines - 1), of: this.of };
  }

  private async readOn(file: FileHandle): Promise<void> {
    const { ino, size } = await file.stat();
    if (ino !== this.inode || size < this.read) {
      [this.inode, this.read, this.lines, this.of] = [ino, 0, 0, undefined];
    }
    while (this.read < size) {
      const { bytesRead } = await file.read(this.buffer, 0, this.buffer.length, this.read);
      if (bytesRead === 0) break;
      const bytes = this.buffer.subarray(0, bytesRead);
      if (this.read === 0) this.of = samplesOf(bytes);
      for (const byte of bytes) if (byte === newline) this.lines += 1;
      this.read += bytesRead;
    }
  }
}

/** How many samples the header at the start of a journal says. */
function samplesOf(bytes: Buffer): number | undefined {
  const end = bytes.indexOf(newline);
  if (end < 0) return undefined;
  try {
    const { samples } = JSON.parse(bytes.toString('utf8', 0, end)) as { samples?: unknown };
    return Number.isSafeInteger(samples) ? (samples as number) : undefined;
  } catch {
    return undefined;
  }
}
