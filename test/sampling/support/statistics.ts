/** Small tools for tests of distributions. Their randomness is that of the plans, so nothing here is flaky. */

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function deviation(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1));
}

/** How many standard errors a mean is away from where it should be. */
export function standardErrors(values: readonly number[], expected: number): number {
  return Math.abs(mean(values) - expected) / (deviation(values) / Math.sqrt(values.length));
}

/** Pearson's statistic of counts against expected shares. */
export function chiSquare(counts: readonly number[], shares: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.reduce(
    (sum, count, index) => sum + (count - total * shares[index]) ** 2 / (total * shares[index]),
    0,
  );
}

/** Upper 0.1 % points of chi-square, by degrees of freedom. Source: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4. */
export const chiSquareLimit: Readonly<Record<number, number>> = {
  1: 10.828,
  2: 13.816,
  3: 16.266,
  4: 18.467,
  5: 20.515,
  6: 22.458,
  7: 24.322,
  8: 26.125,
  9: 27.877,
};

/** The greatest distance between the empirical distribution and F, times the root of the number: above 1.95 once in 1,000. */
export function kolmogorov(values: readonly number[], cdf: (value: number) => number): number {
  const sorted = [...values].sort((a, b) => a - b);
  let greatest = 0;
  sorted.forEach((value, index) => {
    const expected = cdf(value);
    greatest = Math.max(
      greatest,
      Math.abs(expected - index / sorted.length),
      Math.abs((index + 1) / sorted.length - expected),
    );
  });
  return greatest * Math.sqrt(sorted.length);
}

export const kolmogorovLimit = 1.95;

/** How often each text comes. */
export function countBy(values: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
