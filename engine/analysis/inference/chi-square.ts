import { upperGamma } from '../../sampling/distributions/incomplete-gamma.js';
import type { Comparison } from './kolmogorov-smirnov.js';

/** Expected counts below this are put together with the rarest others (W. G. Cochran's rule, Biometrics 10, 1954). */
const fewest = 5;

/**
 * K. Pearson's χ² test of whether two rows of counts come from one distribution. `distance` is half the sum of the
 * differences of shares (total variation). `sizes` are how many independent observations there are, if fewer.
 */
export function chiSquare(
  a: readonly number[],
  b: readonly number[],
  sizes: readonly [number, number] = [sum(a), sum(b)],
): Comparison {
  const [sumA, sumB] = [sum(a), sum(b)];
  if (sumA === 0 || sumB === 0) return { distance: 0, probability: 1 };
  const distance = sum(a.map((count, index) => Math.abs(count / sumA - b[index] / sumB))) / 2;
  const columns = merge(
    a.map((count, index) => [(count / sumA) * sizes[0], (b[index] / sumB) * sizes[1]]),
    sizes,
  );
  const total = sizes[0] + sizes[1];
  let statistic = 0;
  for (const column of columns) {
    for (const [row, size] of sizes.entries()) {
      const expected = ((column[0] + column[1]) * size) / total;
      const difference = column[row] - expected;
      statistic += (difference * difference) / expected;
    }
  }
  const degrees = columns.length - 1;
  return { distance, probability: degrees < 1 ? 1 : upperGamma(degrees / 2, statistic / 2) };
}

type Column = [number, number];

/** Puts the rarest columns together until none expects too few. */
function merge(columns: readonly Column[], sizes: readonly [number, number]): Column[] {
  const smallest = Math.min(...sizes) / (sizes[0] + sizes[1]);
  const sorted = columns.filter(([x, y]) => x + y > 0).sort((x, y) => x[0] + x[1] - y[0] - y[1]);
  const result: Column[] = [];
  let rest: Column = [0, 0];
  for (const column of sorted) {
    rest = [rest[0] + column[0], rest[1] + column[1]];
    if ((rest[0] + rest[1]) * smallest < fewest) continue;
    result.push(rest);
    rest = [0, 0];
  }
  const last = result.at(-1);
  if (last === undefined) return [rest];
  last[0] += rest[0];
  last[1] += rest[1];
  return result;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
