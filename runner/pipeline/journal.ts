import { join } from 'node:path';
import { asideOf } from './commit.js';
import type { Disk, OpenedFile } from './disk.js';
import { type JournalEntry, type JournalHeader, parseEntry } from './journal-lines.js';
import { journalPath } from './layout.js';
import { Offsets } from './offsets.js';
import { readLines } from './read-lines.js';

/** About as much is written at once when a journal is copied, in characters. */
const pieceLength = 1 << 16;

/**
 * What is done of a data set, one line a sample, behind a header. A sample's line is written once its files are in their
 * places. Lines stand in the order in which samples were finished; `sort` puts them in the order of their indices.
 */
export class Journal {
  #offsets = new Offsets();
  #length = 0;
  #count = 0;
  #samples = 0;
  #last: Promise<void> = Promise.resolve();

  private constructor(
    private readonly disk: Disk,
    private readonly out: string,
    private readonly header: JournalHeader,
  ) {}

  /** Begins a journal. The folder for what is being written must be there, as for `resume` and `sort`. */
  static async begin(disk: Disk, out: string, header: JournalHeader): Promise<Journal> {
    const journal = new Journal(disk, out, header);
    await journal.#replace(none());
    return journal;
  }

  /**
   * Goes on with a journal: those of its entries that are still true are kept. A line that was cut off by a crash is left
   * out, and a sample that is there twice counts once.
   */
  static async resume(
    disk: Disk,
    out: string,
    header: JournalHeader,
    isTrue: (entry: JournalEntry) => Promise<boolean>,
  ): Promise<Journal> {
    const journal = new Journal(disk, out, header);
    await journal.#withOld((old) => journal.#replace(trueEntries(old, isTrue)));
    return journal;
  }

  has(index: number): boolean {
    return this.#offsets.get(index) !== undefined;
  }

  /** How many samples are done, holes included. */
  get count(): number {
    return this.#count;
  }

  /** How many of them are no holes. */
  get samples(): number {
    return this.#samples;
  }

  /** Writes an entry to the disk itself. After one that failed, none is written: it may have left half a line. */
  add(entry: JournalEntry): Promise<void> {
    this.#last = this.#last.then(async () => {
      const line = lineOf(entry);
      await this.disk.append(this.#path, line);
      this.#note(entry, line);
    });
    return this.#last;
  }

  /** Puts the entries in the order of their indices. */
  async sort(): Promise<void> {
    await this.#withOld((old) => this.#replace(inOrder(old, this.#offsets, this.header.samples)));
  }

  /** The entries, in the order in which they stand. */
  async *entries(): AsyncGenerator<JournalEntry> {
    const file = await this.disk.open(this.#path);
    try {
      for await (const { text } of readLines(file, Buffer.byteLength(lineOf(this.header)))) {
        const entry = parseEntry(text);
        if (entry) yield entry;
      }
    } finally {
      await file.close();
    }
  }

  get #path(): string {
    return join(this.out, journalPath);
  }

  #note(entry: JournalEntry, line: string): void {
    this.#offsets.set(entry.index, this.#length);
    this.#count += 1;
    if ('files' in entry) this.#samples += 1;
    this.#length += Buffer.byteLength(line);
  }

  async #withOld(use: (old: OpenedFile) => Promise<void>): Promise<void> {
    const old = await this.disk.open(this.#path);
    try {
      await use(old);
    } finally {
      await old.close();
    }
  }

  async #replace(entries: AsyncIterable<JournalEntry>): Promise<void> {
    const aside = asideOf(this.out, journalPath);
    const journal = new Journal(this.disk, this.out, this.header);
    await this.disk.write(aside, journal.#text(entries));
    await this.disk.rename(aside, this.#path);
    this.#offsets = journal.#offsets;
    this.#length = journal.#length;
    this.#count = journal.#count;
    this.#samples = journal.#samples;
  }

  async *#text(entries: AsyncIterable<JournalEntry>): AsyncGenerator<string> {
    let piece = lineOf(this.header);
    this.#length = Buffer.byteLength(piece);
    for await (const entry of entries) {
      const line = lineOf(entry);
      this.#note(entry, line);
      piece += line;
      if (piece.length < pieceLength) continue;
      yield piece;
      piece = '';
    }
    yield piece;
  }
}

function lineOf(value: JournalHeader | JournalEntry): string {
  return `${JSON.stringify(value)}\n`;
}

async function* none(): AsyncGenerator<JournalEntry> {}

async function* trueEntries(
  old: OpenedFile,
  isTrue: (entry: JournalEntry) => Promise<boolean>,
): AsyncGenerator<JournalEntry> {
  const seen = new Offsets();
  for await (const { text, offset } of readLines(old)) {
    const entry = offset === 0 ? undefined : parseEntry(text);
    if (!entry || seen.get(entry.index) !== undefined || !(await isTrue(entry))) continue;
    seen.set(entry.index, offset);
    yield entry;
  }
}

/** Samples are finished nearly in order, so the next line is mostly the next of the file. */
async function* inOrder(old: OpenedFile, offsets: Offsets, samples: number): AsyncGenerator<JournalEntry> {
  let lines = readLines(old);
  let next = -1;
  for (let index = 0; index < samples; index++) {
    const offset = offsets.get(index);
    if (offset === undefined) continue;
    if (offset !== next) lines = readLines(old, offset);
    const line = await lines.next();
    const entry = line.done ? undefined : parseEntry(line.value.text);
    if (line.done || entry?.index !== index) throw new Error(`the journal has lost sample ${index}`);
    next = offset + Buffer.byteLength(line.value.text) + 1;
    yield entry;
  }
}
