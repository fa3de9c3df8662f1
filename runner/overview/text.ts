/**
 * Text as the outlines of its glyphs, so that no font need be installed and no text is ever markup. Lengths in pixels.
 */
import { type FontGlyph, glyphOf, type Weight } from './fonts.js';

export interface TextStyle {
  /** The height of an em. */
  readonly size: number;
  readonly weight: Weight;
}

/** A line of text, set from x = 0. */
export interface SetText {
  readonly width: number;
  /** The outlines as an SVG path, with the baseline's start at x, y. */
  path(x: number, y: number): string;
}

interface Placed {
  readonly x: number;
  readonly advance: number;
  /** Null: a box for a character that the font does not have. */
  readonly shape: FontGlyph | null;
}

/** Longer texts are cut before they are measured. */
const longest = 512;
const boxWidth = 0.62;

/** Sets a line of text; one that is wider than `widest` ends in an ellipsis. */
export function setText(text: string, style: TextStyle, widest = Number.POSITIVE_INFINITY): SetText {
  const characters = [...text.slice(0, longest).replace(/\p{Default_Ignorable_Code_Point}/gu, '')];
  if (text.length > longest) characters.push('…');
  const whole = place(characters, style);
  if (widthOf(whole) <= widest) return asText(whole, style);
  const ellipsis = place(['…'], style);
  const room = widest - widthOf(ellipsis);
  const kept = whole.filter(({ x, advance }) => x + advance <= room);
  return asText([...kept, ...ellipsis.map((dots) => ({ ...dots, x: widthOf(kept) }))], style);
}

function place(characters: readonly string[], { size, weight }: TextStyle): Placed[] {
  const placed: Placed[] = [];
  let x = 0;
  let before: FontGlyph | null = null;
  for (const character of characters) {
    const shape = glyphOf(/^\s$/u.test(character) ? ' ' : character, weight);
    if (shape && before?.font === shape.font) {
      const kerning = shape.font.getKerningValue(before.glyph, shape.glyph);
      x += (kerning / shape.font.unitsPerEm) * size;
    }
    const advance = shape
      ? ((shape.glyph.advanceWidth ?? 0) / shape.font.unitsPerEm) * size
      : boxWidth * size;
    placed.push({ x, advance, shape });
    x += advance;
    before = shape;
  }
  return placed;
}

function widthOf(placed: readonly Placed[]): number {
  const last = placed.at(-1);
  return last ? last.x + last.advance : 0;
}

function asText(placed: readonly Placed[], { size }: TextStyle): SetText {
  return {
    width: widthOf(placed),
    path: (x, y) =>
      placed
        .map((each) =>
          each.shape
            ? each.shape.glyph.getPath(x + each.x, y, size).toPathData(2)
            : missing(x + each.x, y, size),
        )
        .join(''),
  };
}

/** An empty box; its inside runs the other way round, so that it is not filled. */
function missing(x: number, y: number, size: number): string {
  const [left, width, height, line] = [x + 0.06 * size, 0.5 * size, 0.7 * size, 0.06 * size];
  const numbers = [left, y, width, -height, -width].map((value) => value.toFixed(2));
  const inner = [left + line, y - line, 2 * line - height, width - 2 * line, height - 2 * line];
  const [innerX, innerY, up, across, down] = inner.map((value) => value.toFixed(2));
  return `M${numbers[0]} ${numbers[1]}h${numbers[2]}v${numbers[3]}h${numbers[4]}ZM${innerX} ${innerY}v${up}h${across}v${down}Z`;
}
