/** A character as a reader sees it (a grapheme cluster), as it is shown in a terminal. */
export interface Cell {
  /** Its UTF-16 offset in the text. */
  readonly offset: number;
  readonly shown: string;
  /** In columns. */
  readonly width: number;
}

const tabWidth = 4;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Control, format and other characters that a terminal would not show, or would obey. Joiners are part of a cluster. */
const unseen = /(?!\u200c|\u200d)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/u;
const zeroWidth = /^(?:[\p{Mn}\p{Me}]|\u200c|\u200d)$/u;
/** Wide and fullwidth in Unicode's East Asian Width, in ranges; emoji that are drawn as such are wide too. */
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]$/u;

/** The cells of one line: tabs become spaces, what would not be seen is written as its code. */
export function cellsOf(text: string, offset = 0): Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    const shown = show(segment, column);
    const width = segment === '\t' || shown !== segment ? shown.length : widthOf(segment);
    cells.push({ offset: offset + index, shown, width });
    column += width;
  }
  return cells;
}

/** A text of one line, safe to print: what a terminal would obey is written as its code. */
export function visible(text: string): string {
  return cellsOf(text)
    .map((cell) => cell.shown)
    .join('');
}

/** The same for a text of several lines. */
export function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

function show(segment: string, column: number): string {
  if (segment === '\t') return ' '.repeat(tabWidth - (column % tabWidth));
  if (!unseen.test(segment)) return segment;
  return [...segment].map((character) => (unseen.test(character) ? codeOf(character) : character)).join('');
}

function codeOf(character: string): string {
  return `\\u{${character.codePointAt(0)!.toString(16)}}`;
}

function widthOf(segment: string): number {
  let width = 0;
  for (const character of segment) {
    if (zeroWidth.test(character)) continue;
    width = Math.max(width, wide.test(character) ? 2 : 1);
  }
  // VS16 asks for the picture of a character that has both forms.
  return segment.includes('\ufe0f') && width === 1 ? 2 : width;
}
