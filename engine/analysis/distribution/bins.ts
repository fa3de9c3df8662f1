import { pow } from '../../numbers/index.js';
import { quantile } from '../summaries/quantile.js';

/** Bins of equal width. Each holds its lower border; the last one its upper border too. */
export interface Bins {
  readonly low: number;
  readonly high: number;
  readonly count: number;
  /** Whether the values are whole numbers: borders are then between them. */
  readonly whole: boolean;
}

const [fewestBins, mostBins] = [10, 80];

/**
 * The bins for sorted values, of which `accepted` decides the width and `all` the ends.
 *
 * They go from the least to the greatest value (of the support, where that ends), but not further out of the middle 99 %
 * than a quarter of its width. The width is that of D. Freedman and P. Diaconis (Z. Wahrscheinlichkeitstheorie 57, 1981),
 * twice the interquartile range over the cube root of the number of values, within 10 to 80 bins. Whole numbers have a bin
 * each, or as many to a bin as are needed for at most 80.
 * @returns undefined where the values are none, or further apart than a number can tell
 */
export function binsFor(
  all: ArrayLike<number>,
  accepted: ArrayLike<number>,
  support: readonly [number, number] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
): Bins | undefined {
  if (all.length === 0) return undefined;
  const [low, high] = ends(all, support);
  if (!Number.isFinite(high - low)) return undefined;
  if (Array.prototype.every.call(all, Number.isInteger)) return wholeBins(low, high);
  const values = accepted.length > 0 ? accepted : all;
  const width = (2 * (quantile(values, 0.75) - quantile(values, 0.25))) / pow(values.length, 1 / 3);
  const wanted = width > 0 ? Math.ceil((high - low) / width) : mostBins;
  const count = Math.min(mostBins, Math.max(fewestBins, wanted));
  if (low + (high - low) / count > low && high - (high - low) / count < high)
    return { low, high, count, whole: false };
  const margin = Math.abs(low) / 2 || 0.5;
  return { low: low - margin, high: high + margin, count: 1, whole: false };
}

function ends(all: ArrayLike<number>, [least, greatest]: readonly [number, number]): [number, number] {
  const [first, last] = [all[0], all[all.length - 1]];
  const [q, p] = [quantile(all, 0.005), quantile(all, 0.995)];
  const margin = (p - q) / 4;
  return [
    Math.max(Number.isFinite(least) ? Math.min(least, first) : first, q - margin),
    Math.min(Number.isFinite(greatest) ? Math.max(greatest, last) : last, p + margin),
  ];
}

function wholeBins(low: number, high: number): Bins {
  const [from, to] = [Math.ceil(low), Math.floor(high)];
  const width = Math.ceil((to - from + 1) / mostBins);
  const count = Math.ceil((to - from + 1) / width);
  return { low: from - 0.5, high: from - 0.5 + count * width, count, whole: true };
}

/** The border on the left of bin `index`, which may be a fraction. */
export function borderOf({ low, high, count }: Bins, index: number): number {
  return index >= count ? high : low + (high - low) * (index / count);
}

/** The shares of some values in the bins, and on both sides of them. */
export function sharesIn(
  bins: Bins,
  values: ArrayLike<number>,
): { readonly shares: readonly number[]; readonly below: number; readonly above: number } {
  const { low, high, count } = bins;
  const counts = new Array<number>(count).fill(0);
  let [below, above] = [0, 0];
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at];
    if (value < low) below += 1;
    else if (value > high) above += 1;
    else counts[Math.min(count - 1, Math.floor(((value - low) / (high - low)) * count))] += 1;
  }
  const total = Math.max(1, values.length);
  return { shares: counts.map((each) => each / total), below: below / total, above: above / total };
}
