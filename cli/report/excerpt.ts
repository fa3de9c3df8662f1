import type { Paint, Style } from '../terminal.js';
import type { Range, SourceText } from './source-text.js';
import { windowOf } from './window.js';

/**
 * The lines of a text at a range, with a gutter of line numbers and the range marked below. Of a range of several lines,
 * the first and the last are shown.
 */
export function excerpt(
  source: SourceText,
  range: Range,
  columns: number,
  paint: Paint,
  style: Style,
): { readonly gutter: number; readonly lines: readonly string[] } {
  const { start, end } = range;
  const gutter = String(end.line).length;
  const room = Math.max(20, columns - gutter - 4);
  const bar = paint('dim', '│');
  const blank = ' '.repeat(gutter);
  const lines: string[] = [];

  const show = (line: number, from: number, to: number) => {
    const window = windowOf(source.text, source.lineBounds(line), from, to, room);
    const mark = ' '.repeat(window.markColumn) + paint(style, '^'.repeat(window.markWidth));
    lines.push(`${paint('dim', String(line).padStart(gutter))} ${bar} ${window.shown}`);
    lines.push(`${blank} ${bar} ${mark}`);
  };

  if (start.line === end.line) {
    show(start.line, start.offset, end.offset);
  } else {
    show(start.line, start.offset, source.lineBounds(start.line).end);
    if (end.line > start.line + 1) lines.push(`${blank} ${paint('dim', '…')}`);
    const last = source.lineBounds(end.line).start;
    const indent = /^\s*/.exec(source.text.slice(last, end.offset))![0].length;
    show(end.line, last + indent, end.offset);
  }
  return { gutter, lines };
}
