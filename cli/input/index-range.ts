import { callFailure } from '../failure.js';
import type { IndexRange } from '../running/over-indices.js';

/** Reads `5`, `0..9` (both included) or `10..` (to the last sample of the data set). */
export function parseIndexRange(text: string, samples: number): IndexRange {
  const [, from, dots, to] = /^(\d+)(\.\.)?(\d+)?$/.exec(text.trim()) ?? [];
  if (from === undefined || (to !== undefined && dots === undefined)) {
    throw callFailure(`--index takes 5, 0..9 or 10.., not '${text}'.`);
  }
  const first = Number(from);
  const last = to !== undefined ? Number(to) : dots !== undefined ? samples - 1 : first;
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(last)) {
    throw callFailure(`--index is at most ${Number.MAX_SAFE_INTEGER}.`);
  }
  if (last < first) {
    const reason = to === undefined ? `the data set has ${samples} samples` : 'it ends before it begins';
    throw callFailure(`--index ${text} is empty: ${reason}.`);
  }
  return { first, last };
}
