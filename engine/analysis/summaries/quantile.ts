/**
 * The quantile of sorted values, linear between neighbours (definition 7 of R. J. Hyndman and Y. Fan, 1996, as in
 * NumPy); 0 of none.
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) return 0;
  const position = (sorted.length - 1) * share;
  const below = Math.floor(position);
  const [low, high] = [sorted[below], sorted[Math.min(below + 1, sorted.length - 1)]];
  return low + (high - low) * (position - below);
}
