import { type Still, stillsFrom } from '../still.js';
import type { ValueRow } from '../studio/protocol.js';

/** A sample that was pinned, to compare what comes with it. */
export interface Pin {
  readonly index: number;
  /** Of the plan's meaning. */
  readonly hash: string;
  /** Its values as they were written, by address. */
  readonly values: Readonly<Record<string, string>>;
  readonly stills: readonly Still[];
}

/** What became of a value; undefined where there is or was none. */
export interface Change {
  readonly address: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The values that are not what they were, in the order of those now; then those that are gone. */
export function changesBetween(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly Change[] {
  const addresses = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...addresses]
    .map((address) => ({ address, before: at(before, address), after: at(after, address) }))
    .filter((change) => change.before !== change.after);
}

export function writtenValues(rows: readonly ValueRow[]): Readonly<Record<string, string>> {
  return Object.fromEntries(rows.map(({ address, value }) => [address, value]));
}

/** A pin that was kept, if it is one. */
export function pinFrom(kept: unknown): Pin | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const { index, hash, values, stills } = kept as Record<string, unknown>;
  if (!Number.isSafeInteger(index) || typeof hash !== 'string') return null;
  if (typeof values !== 'object' || values === null) return null;
  if (!Object.values(values).every((value) => typeof value === 'string')) return null;
  return { index, hash, values, stills: stillsFrom(stills) } as Pin;
}

function at(values: Readonly<Record<string, string>>, address: string): string | undefined {
  return Object.hasOwn(values, address) ? values[address] : undefined;
}
