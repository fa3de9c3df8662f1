/** The numbers from `low` to `high`, both included; either may be infinite. */
export type Range = readonly [low: number, high: number];

export const everything: Range = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

/** 2⁻⁵⁰, a few units in the last place, for functions whose results are rounded; and the least normal number. */
const slack = 8.881784197001252e-16;
const smallest = 2.2250738585072014e-308;

export function hull([a, b]: Range, [c, d]: Range): Range {
  return [Math.min(a, c), Math.max(b, d)];
}

/** The range with both ends moved outwards by a few roundings of numbers of a `magnitude`. */
export function widened([low, high]: Range, magnitude = 0): Range {
  const by = (end: number) => Math.max(Math.abs(end), magnitude) * slack + smallest;
  return [Number.isFinite(low) ? low - by(low) : low, Number.isFinite(high) ? high + by(high) : high];
}

/** From the least to the greatest of some numbers; everything if one of them is no number. */
export function spanOf(...values: readonly number[]): Range {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (Number.isNaN(value)) return everything;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

export function isPoint([low, high]: Range): boolean {
  return low === high;
}

export function contains([low, high]: Range, value: number): boolean {
  return low <= value && value <= high;
}
