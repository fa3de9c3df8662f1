import { cellsOf } from '../report/cells.js';

/** A table as lines: the first column to the left, the others to the right. A row may have fewer cells than the head. */
export function tableLines(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => columnsOf(row[column] ?? ''))),
  );
  return [head, ...rows].map((row) =>
    row
      .map((text, column) => pad(text, widths[column]!, column === 0))
      .join('  ')
      .trimEnd(),
  );
}

function pad(text: string, width: number, left: boolean): string {
  const space = ' '.repeat(width - columnsOf(text));
  return left ? text + space : space + text;
}

function columnsOf(text: string): number {
  return cellsOf(text).reduce((sum, cell) => sum + cell.width, 0);
}
