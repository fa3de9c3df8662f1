import { visible } from '../../report/cells.js';

/** Part of a picture: the text of SVG elements, and how high they are. */
export interface Part {
  readonly svg: string;
  readonly height: number;
}

/** The width of the picture in pixels, and the room at its sides. */
export const width = 960;
export const margin = 24;

/** Nobody reads more of a name. */
const mostCharacters = 300;

/** A visible text that stands for itself in XML. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A text of at most so many characters; the middle of a longer one is left out, and shown under the pointer. */
export function text(
  x: number,
  y: number,
  content: string,
  options: {
    readonly kind?: string;
    readonly anchor?: 'start' | 'middle' | 'end';
    readonly most?: number;
  } = {},
): string {
  const { kind = 'label', anchor = 'start', most = 60 } = options;
  const safe = visible(content.slice(0, mostCharacters).replace(/[\ud800-\udbff]$/, ''));
  const characters = [...safe];
  const head = Math.ceil((most - 1) / 3);
  const isLong = characters.length > most;
  const shown = isLong
    ? [...characters.slice(0, head), '…', ...characters.slice(characters.length - (most - head - 1))].join('')
    : safe;
  const whole = isLong ? `<title>${escaped(safe)}</title>` : '';
  return `<text class="${kind}" x="${at(x)}" y="${at(y)}" text-anchor="${anchor}">${whole}${escaped(shown)}</text>`;
}

export function rectangle(kind: string, x: number, y: number, wide: number, high: number): string {
  return `<rect class="${kind}" x="${at(x)}" y="${at(y)}" width="${at(Math.max(wide, 0))}" height="${at(Math.max(high, 0))}"/>`;
}

export function line(kind: string, x1: number, y1: number, x2: number, y2: number): string {
  return `<path class="${kind}" d="M${at(x1)} ${at(y1)}L${at(x2)} ${at(y2)}"/>`;
}

export function path(kind: string, points: readonly (readonly [x: number, y: number])[]): string {
  return `<path class="${kind}" d="M${points.map(([x, y]) => `${at(x)} ${at(y)}`).join('L')}"/>`;
}

/** A coordinate: a tenth of a pixel is enough. */
export function at(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Parts one below another. */
export function stacked(parts: readonly Part[], gap: number): Part {
  let height = 0;
  const svg = parts.map((part) => {
    const placed = `<g transform="translate(0 ${at(height)})">${part.svg}</g>`;
    height += part.height + gap;
    return placed;
  });
  return { svg: svg.join('\n'), height: Math.max(0, height - gap) };
}

/** A heading above a part; nothing where the part is empty. */
export function section(title: string, note: string, part: Part): readonly Part[] {
  if (part.height === 0) return [];
  const heading = `${text(margin, 16, title, { kind: 'heading' })}${text(width - margin, 16, note, { kind: 'note', anchor: 'end', most: 110 })}`;
  return [stacked([{ svg: heading, height: 20 }, part], 6)];
}
