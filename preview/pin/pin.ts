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

/** A picture that stays. */
export interface Still {
  /** `data:image/…`. */
  readonly url: string;
  readonly caption: string;
  readonly label: string;
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
  if (typeof values !== 'object' || values === null || !Array.isArray(stills)) return null;
  if (!Object.values(values).every((value) => typeof value === 'string') || !stills.every(isStill))
    return null;
  return { index, hash, values, stills } as Pin;
}

function isStill(kept: unknown): boolean {
  if (typeof kept !== 'object' || kept === null) return false;
  const { url, caption, label } = kept as Record<string, unknown>;
  return isPicture(url) && typeof caption === 'string' && typeof label === 'string';
}

/** A picture that is written out, and nothing that would be fetched. */
function isPicture(url: unknown): boolean {
  return typeof url === 'string' && /^data:image\/(?:webp|png|jpeg);base64,/.test(url);
}

function at(values: Readonly<Record<string, string>>, address: string): string | undefined {
  return Object.hasOwn(values, address) ? values[address] : undefined;
}
