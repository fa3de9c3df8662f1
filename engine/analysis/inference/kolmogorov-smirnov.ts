import { exp } from '../../numbers/index.js';

/** How likely it is that two groups of one distribution lie as far apart as these. */
export interface Comparison {
  /** Between 0 (alike) and 1. */
  readonly distance: number;
  readonly probability: number;
}

/**
 * The two-sample test of A. N. Kolmogorov and N. V. Smirnov for sorted values: the greatest distance of the
 * distribution functions, and its probability by the asymptotic law with M. A. Stephens' correction for few values
 * (J. R. Stat. Soc. B 32, 1970). `sizes` are how many independent observations there are, if fewer than values. For
 * discrete values the true probability is smaller.
 */
export function kolmogorovSmirnov(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  sizes: readonly [number, number] = [a.length, b.length],
): Comparison {
  if (a.length === 0 || b.length === 0) return { distance: 0, probability: 1 };
  const distance = greatestDistance(a, b);
  const root = Math.sqrt((sizes[0] * sizes[1]) / (sizes[0] + sizes[1]));
  return { distance, probability: kolmogorovTail((root + 0.12 + 0.11 / root) * distance) };
}

function greatestDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [i, j, greatest] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const value = Math.min(a[i], b[j]);
    while (i < a.length && a[i] === value) i += 1;
    while (j < b.length && b[j] === value) j += 1;
    greatest = Math.max(greatest, Math.abs(i / a.length - j / b.length));
  }
  return greatest;
}

/** 2 Σ (−1)^(k−1) e^(−2 k² x²) */
function kolmogorovTail(x: number): number {
  // The series is useless near 0, where the probability is 1 to 15 digits.
  if (x < 0.2) return 1;
  let sum = 0;
  for (let k = 1; k <= 20; k += 1) sum += (k % 2 === 1 ? 2 : -2) * exp(-2 * k * k * x * x);
  return Math.min(1, Math.max(0, sum));
}
