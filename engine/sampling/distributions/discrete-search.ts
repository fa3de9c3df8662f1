/**
 * The least whole number k from `lowest` to `highest` for which `reaches` holds, as it does for all larger ones (and
 * is taken to at `highest`). The search goes from `start` in doubling steps until k is enclosed, then halves: some
 * 2 log₂(distance from start) + 2 questions. A start that is not a number is `lowest`.
 */
export function leastWhole(
  start: number,
  lowest: number,
  highest: number,
  reaches: (k: number) => boolean,
): number {
  let inside = start > lowest ? Math.min(Math.floor(start), highest) : lowest; // reaches, in the end
  let outside = inside; // does not, in the end
  if (inside === highest || reaches(inside)) {
    for (let step = 1; ; step *= 2) {
      outside = inside - step;
      if (outside < lowest) {
        outside = lowest - 1;
        break;
      }
      if (!reaches(outside)) break;
      inside = outside;
    }
  } else {
    for (let step = 1; ; step *= 2) {
      inside = outside + step;
      if (inside >= highest) {
        inside = highest;
        break;
      }
      if (reaches(inside)) break;
      outside = inside;
    }
  }
  while (inside - outside > 1) {
    const middle = outside + Math.floor((inside - outside) / 2);
    if (reaches(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}

/**
 * An approximation to a quantile from the normal one z by the first term of E. A. Cornish and R. A. Fisher's
 * expansion.
 */
export function cornishFisher(z: number, mean: number, deviation: number, skewness: number): number {
  return mean + deviation * (z + (skewness * (z * z - 1)) / 6) + 0.5;
}
