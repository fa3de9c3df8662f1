import { type Paint, painter } from '../terminal.js';
import { visible } from './cells.js';
import { documentationOf } from './documentation.js';
import { excerpt } from './excerpt.js';
import type { Told } from './told.js';

export interface TextOptions {
  readonly styled: boolean;
  readonly columns: number;
}

/** Diagnostics for people: the place, the lines with the fault marked, and how to mend it. */
export function textReport(diagnostics: readonly Told[], options: TextOptions): string {
  const paint = painter(options.styled);
  return diagnostics.map((each) => `${one(each, options.columns, paint)}\n`).join('');
}

function one(told: Told, columns: number, paint: Paint): string {
  const { severity, code, message, file, range, source } = told;
  const at = `${visible(file)}:${range.start.line}:${range.start.column}`;
  const seen = source ? excerpt(source, range, columns, paint, severity) : { gutter: 1, lines: [] };
  const margin = ' '.repeat(seen.gutter + 1);
  const lines = [
    `${paint(severity, `${severity}[${code}]`)}${paint('bold', `: ${visible(message)}`)}`,
    `${margin}${paint('dim', '┌─')} ${at}`,
  ];
  if (seen.lines.length > 0) lines.push(`${margin}${paint('dim', '│')}`, ...seen.lines);
  for (const related of told.related) {
    const { line, column } = related.range.start;
    const place = `${visible(related.file)}:${line}:${column}`;
    lines.push(`${margin}${paint('dim', '=')} see: ${visible(related.message)} (${place})`);
  }
  for (const fix of told.fixes) lines.push(`${margin}${paint('dim', '=')} fix: ${visible(fix.title)}`);
  lines.push(`${margin}${paint('dim', `= more: ${documentationOf(code)}`)}`);
  return `${lines.join('\n')}\n`;
}
