/** What is used of opentype.js, which comes without types. Lengths are in font units, paths in pixels. */
declare module 'opentype.js' {
  export interface Path {
    toPathData(decimals: number): string;
  }

  export interface Glyph {
    /** 0 is the glyph for what the font does not have. */
    readonly index: number;
    readonly advanceWidth?: number;
    getPath(x: number, y: number, size: number): Path;
  }

  export interface Font {
    readonly unitsPerEm: number;
    charToGlyph(character: string): Glyph;
    getKerningValue(left: Glyph, right: Glyph): number;
  }

  const opentype: { parse(bytes: ArrayBuffer): Font };
  export default opentype;
}
