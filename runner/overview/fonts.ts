import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import opentype, { type Font, type Glyph } from 'opentype.js';

export type Weight = 400 | 600;

/** A glyph and the font that it is of. */
export interface FontGlyph {
  readonly font: Font;
  readonly glyph: Glyph;
}

/** Inter is in parts by script; a part is read when a character is in none before it. */
const parts = ['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese'];

const fonts = new Map<string, Font>();

/** The glyph of a character; null if Inter has none. */
export function glyphOf(character: string, weight: Weight): FontGlyph | null {
  for (const part of parts) {
    const font = fontOf(part, weight);
    const glyph = font.charToGlyph(character);
    if (glyph.index !== 0) return { font, glyph };
  }
  return null;
}

function fontOf(part: string, weight: Weight): Font {
  const name = `inter-${part}-${weight}-normal.woff`;
  let font = fonts.get(name);
  if (!font) {
    const bytes = readFileSync(createRequire(import.meta.url).resolve(`@fontsource/inter/files/${name}`));
    font = opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    fonts.set(name, font);
  }
  return font;
}
