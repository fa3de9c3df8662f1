import { parseQuantity } from '../types/units.js';
import { CsvFault, csvRecords } from './csv.js';

/** How many rows a table may have: all values of a column stand in the plan. */
export const maximumRows = 100_000;

export type Column =
  | { readonly kind: 'values'; readonly values: readonly number[] }
  /** There is no such column, but these. */
  | { readonly kind: 'missing'; readonly names: readonly string[] }
  /** One sentence. */
  | { readonly kind: 'problem'; readonly problem: string };

/** A number, with a sign, a decimal point or an exponent, between spaces. */
const numberPattern = /^[ \t]*([+-]?)((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)[ \t]*$/;

/**
 * The numbers of a column of a CSV text, in rising order. The first row has the columns' names.
 *
 * @param unit of a value in the file: the name of a unit, whose decimal point moves as in a spec, or a factor
 */
export function readColumn(text: string, name: string, unit: string | number): Column {
  const problem = (line: number, what: string): Column => ({
    kind: 'problem',
    problem: `Line ${line} ${what}.`,
  });
  let index: number | undefined;
  const values: number[] = [];
  try {
    for (const { fields, line } of csvRecords(text)) {
      if (index === undefined) {
        index = fields.indexOf(name);
        if (index < 0) return { kind: 'missing', names: fields };
        if (fields.lastIndexOf(name) !== index) return problem(line, `names \`${name}\` twice`);
        continue;
      }
      if (values.length === maximumRows) {
        return problem(line, `is one too many: a table has at most ${maximumRows.toLocaleString('en')} rows`);
      }
      const field = fields[index]!;
      if (field.trim() === '') return problem(line, `has no \`${name}\``);
      const [, sign, digits] = numberPattern.exec(field) ?? [];
      if (digits === undefined)
        return problem(line, `has "${shortened(field)}" for \`${name}\`, which is no number`);
      const size = sizeOf(digits, unit);
      if (size === undefined) return problem(line, `has a number that is too large, "${shortened(field)}"`);
      values.push(size === 0 ? 0 : sign === '-' ? -size : size);
    }
  } catch (error) {
    if (error instanceof CsvFault) return problem(error.line, error.problem);
    throw error;
  }
  if (values.length === 0) {
    return {
      kind: 'problem',
      problem: index === undefined ? 'It is empty.' : 'It has no row below its first.',
    };
  }
  return { kind: 'values', values: values.sort((a, b) => a - b) };
}

function sizeOf(digits: string, unit: string | number): number | undefined {
  if (typeof unit === 'string') {
    const quantity = parseQuantity(digits + unit);
    return quantity.ok ? quantity.value : undefined;
  }
  const value = Number(digits) * unit;
  return Number.isFinite(value) ? value : undefined;
}

function shortened(text: string): string {
  return text.length > 20 ? `${text.slice(0, 19)}…` : text;
}
