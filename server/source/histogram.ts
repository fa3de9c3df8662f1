/** The shape of a histogram: as a line of signs, and as a picture. */

const signs = '▁▂▃▄▅▆▇█';
const mostSigns = 20;

/** Bins in a line. An empty one is a gap. */
export function barsText(bins: readonly number[]): string {
  const counts = joined(bins, mostSigns);
  const highest = Math.max(1, ...counts);
  return counts
    .map((count) => (count === 0 ? '\u2007' : signs[Math.round((count / highest) * (signs.length - 1))]!))
    .join('');
}

const [width, height] = [240, 48];
/** Read on light and on dark ground. */
const [bar, ground] = ['#3b8eea', '#808080'];

/** Bins as the address of a picture (SVG), for Markdown. */
export function barsPicture(bins: readonly number[]): string {
  const counts = joined(bins, 40);
  const highest = Math.max(1, ...counts);
  const step = width / counts.length;
  const bars = counts.flatMap((count, at) => {
    if (count === 0) return [];
    const tall = Math.max(1, (count / highest) * (height - 2));
    const numbers = { x: at * step, y: height - 1 - tall, width: Math.max(1, step - 1), height: tall };
    const attributes = Object.entries(numbers).map(
      ([name, value]) => `${name}="${Number(value.toFixed(2))}"`,
    );
    return [`<rect ${attributes.join(' ')}/>`];
  });
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<g fill="${bar}">${bars.join('')}</g>` +
    `<rect y="${height - 1}" width="${width}" height="1" fill="${ground}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** Neighbours together, so that there are at most so many. */
function joined(bins: readonly number[], most: number): number[] {
  const columns = Math.min(most, bins.length);
  const step = bins.length / columns;
  return Array.from({ length: columns }, (_, at) =>
    bins.slice(Math.round(at * step), Math.round((at + 1) * step)).reduce((sum, bin) => sum + bin, 0),
  );
}
