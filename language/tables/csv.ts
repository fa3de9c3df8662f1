/** One record of a CSV file. */
export interface CsvRecord {
  readonly fields: readonly string[];
  /** The line on which it begins, from 1. */
  readonly line: number;
}

/** How many fields a record may have. */
const maximumFields = 10_000;

/** Why a text is no CSV, and on which line. */
export class CsvFault extends Error {
  override readonly name = 'CsvFault';

  constructor(
    readonly line: number,
    /** What follows `line 7`, e.g. `has 2 fields, not 3`. */
    readonly problem: string,
  ) {
    super(`line ${line} ${problem}`);
  }
}

/**
 * The records of a CSV text (RFC 4180, with commas): one after another, so that a reader may stop. A field in quotes may
 * hold commas, line breaks and, written twice, quotes. Line breaks are CRLF or LF; the last may be missing, and a byte
 * order mark may come first. All records must have as many fields as the first. Throws a `CsvFault`.
 */
export function* csvRecords(text: string): Generator<CsvRecord> {
  let at = text.startsWith('\ufeff') ? 1 : 0;
  let line = 1;
  let width: number | undefined;
  while (at < text.length) {
    const begin = line;
    const fields: string[] = [];
    for (;;) {
      if (text[at] === '"') {
        const end = closingQuote(text, at);
        if (end < 0) throw new CsvFault(line, 'opens a quote that is never closed');
        const field = text.slice(at + 1, end);
        fields.push(field.replaceAll('""', '"'));
        line += field.split('\n').length - 1;
        at = end + 1;
        if (at < text.length && !/[,\r\n]/.test(text[at]!))
          throw new CsvFault(line, 'goes on after a closing quote');
      } else {
        const end = endOfField(text, at);
        const field = text.slice(at, end);
        if (field.includes('"'))
          throw new CsvFault(line, 'has a quote inside a field that has none around it');
        fields.push(field);
        at = end;
      }
      if (fields.length > maximumFields) throw new CsvFault(begin, 'has more than 10,000 fields');
      if (text[at] !== ',') break;
      at++;
    }
    if (text[at] === '\r' && text[at + 1] !== '\n')
      throw new CsvFault(line, 'has a carriage return without a line feed');
    at += text[at] === '\r' ? 2 : 1;
    line++;
    width ??= fields.length;
    if (fields.length !== width) {
      const count = `${fields.length} ${fields.length === 1 ? 'field' : 'fields'}`;
      throw new CsvFault(begin, `has ${count}, not ${width}`);
    }
    yield { fields, line: begin };
  }
}

/** The quote that ends the field which begins with one, or -1. */
function closingQuote(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return -1;
}

function endOfField(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 44 || code === 10 || code === 13) break; // , LF CR
    at++;
  }
  return at;
}
