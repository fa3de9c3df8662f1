import type { Plain } from '../../engine/sampling/index.js';

export type KeptValues = Readonly<Record<string, Plain>>;

/** More than anybody sets by hand. */
const mostValues = 200;
/** Longer than a vector that is drawn. */
const longestList = 64;

/** Values by address that were kept, as far as they are such. */
export function keptValuesFrom(kept: unknown): KeptValues {
  if (typeof kept !== 'object' || kept === null) return {};
  return Object.fromEntries(
    Object.entries(kept)
      .filter((entry): entry is [string, Plain] => isSettable(entry[1]))
      .slice(0, mostValues),
  );
}

function isSettable(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'string' || typeof value === 'boolean') return true;
  return Array.isArray(value) && value.length <= longestList && value.every((each) => Number.isFinite(each));
}
