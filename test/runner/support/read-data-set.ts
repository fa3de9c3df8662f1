import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { journalPath } from '../../../runner/pipeline/layout.js';

/** A line of a journal, as its format says. */
export interface JournalLine {
  readonly index: number;
  readonly split: string;
  readonly files?: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
  readonly hole?: { readonly code: string; readonly requires: readonly string[]; readonly attempts: number };
}

/** The whole lines of a journal, without its header; none if there is no journal. */
export function readJournal(out: string): JournalLine[] {
  const path = join(out, journalPath);
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.slice(1, -1).map((line) => JSON.parse(line) as JournalLine);
}
