const bars = '▁▂▃▄▅▆▇█';
const mostColumns = 10;

/** A histogram in a few characters. An empty bin is a space. */
export function spark(bins: readonly number[]): string {
  const columns = Math.min(mostColumns, bins.length);
  const step = bins.length / columns;
  const heights = Array.from({ length: columns }, (_, column) =>
    bins.slice(Math.round(column * step), Math.round((column + 1) * step)).reduce((sum, bin) => sum + bin, 0),
  );
  const highest = Math.max(...heights, 1);
  return heights
    .map((height) => (height === 0 ? ' ' : bars[Math.round((height / highest) * (bars.length - 1))]!))
    .join('');
}
