import { type Cell, cellsOf } from './cells.js';

/** How far from the marked place a line is looked at, in UTF-16 units: no terminal is wider. */
const farthest = 1_000;

/** A line, or the stretch of a long one round a marked place, with the columns of the mark. */
export interface Window {
  readonly shown: string;
  readonly markColumn: number;
  /** At least 1. */
  readonly markWidth: number;
}

/**
 * Shows the line from `line.start` to `line.end` of a text in at most `columns` columns, marked from `start` to `end`
 * (offsets). What is left out is told by `…`.
 */
export function windowOf(
  text: string,
  line: { readonly start: number; readonly end: number },
  start: number,
  end: number,
  columns: number,
): Window {
  const from = Math.max(line.start, start - farthest);
  const to = Math.min(line.end, start + farthest);
  const cells = cellsOf(text.slice(from, to), from);
  const before = cells.filter((cell) => cell.offset < start);
  const isWhole = from === line.start && to === line.end;
  const fits = isWhole && widthOf(cells) <= columns;

  let first = 0;
  let column = widthOf(before);
  if (!fits) {
    // The mark stands in the left half, so that what it begins is seen too, unless all that follows is seen anyway.
    const mostBefore = Math.floor(columns / 2) - 1;
    let remaining = to === line.end ? widthOf(cells) : Number.POSITIVE_INFINITY;
    while (first < before.length && column > mostBefore && remaining > columns - 1) {
      const { width } = cells[first++]!;
      column -= width;
      remaining -= width;
    }
  }
  const cutLeft = first > 0 || from > line.start ? '…' : '';
  let last = first;
  let room = columns - cutLeft.length;
  // What does not fit to the end needs a column for its `…`.
  if (to < line.end || widthOf(cells.slice(first)) > room) room -= 1;
  while (last < cells.length && cells[last]!.width <= room) room -= cells[last++]!.width;
  const shown = cells.slice(first, last);
  const cutRight = last < cells.length || to < line.end ? '…' : '';
  const marked = shown.filter((cell) => cell.offset >= start && cell.offset < end);
  return {
    shown: `${cutLeft}${shown.map((cell) => cell.shown).join('')}${cutRight}`,
    markColumn: column + cutLeft.length,
    markWidth: Math.max(1, widthOf(marked)),
  };
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}
