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
  const fits = widthOf(cells) <= columns && from === line.start && to === line.end;

  let first = 0;
  let column = widthOf(before);
  // The mark stands in the right half at most, so that what it begins is seen too.
  const leftRoom = Math.floor(columns / 2);
  if (!fits && (column > leftRoom || from > line.start)) {
    while (first < before.length && column > leftRoom - 1) column -= cells[first++]!.width;
  }
  const cutLeft = first > 0 || from > line.start ? '…' : '';
  let last = first;
  let room = columns - cutLeft.length - (fits ? 0 : 1);
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
