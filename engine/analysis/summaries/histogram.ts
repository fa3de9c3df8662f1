/** Counts of one or two groups of numbers in the same bins of equal width. */
export interface Histogram {
  /** The borders of the outermost bins; the last bin holds its upper border too. */
  readonly low: number;
  readonly high: number;
  readonly declared?: readonly number[];
  readonly accepted: readonly number[];
}

const mostBins = 40;

/** Whole numbers that span few values get a bin each, around the number. */
export function histogram(accepted: ArrayLike<number>, declared?: ArrayLike<number>): Histogram {
  const all = [...Array.from(accepted), ...Array.from(declared ?? [])];
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of all) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (all.length === 0) [low, high] = [0, 0];
  const wholeBins = high - low < mostBins && all.every(Number.isInteger);
  const widened = wholeBins || low === high;
  const [from, to] = widened ? [low - 0.5, high + 0.5] : [low, high];
  const bins = widened ? Math.floor(high - low) + 1 : mostBins;
  return {
    low: from,
    high: to,
    ...(declared && { declared: counts(declared, from, to, bins) }),
    accepted: counts(accepted, from, to, bins),
  };
}

function counts(values: ArrayLike<number>, low: number, high: number, bins: number): number[] {
  const result = new Array<number>(bins).fill(0);
  for (let index = 0; index < values.length; index += 1) {
    result[Math.min(bins - 1, Math.floor(((values[index] - low) / (high - low)) * bins))] += 1;
  }
  return result;
}
