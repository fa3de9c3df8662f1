import type { Diagnostic } from '../../../language/index.js';
import { diagnosticCatalogue } from '../../../language/index.js';
import { mainPath, wholeSpec } from './compile-text.js';
import { takeMarks } from './markers.js';

/** What a fixture says will be told. */
export interface Expected extends Pick<Diagnostic, 'severity' | 'code' | 'uri' | 'start' | 'end'> {
  /** Words that the message holds. */
  readonly words: string;
}

export interface Fixture {
  readonly files: Readonly<Record<string, string>>;
  readonly settings: Readonly<Record<string, string>>;
  readonly expected: readonly Expected[];
}

const expectation = /^[ \t]*\/\/ expect (error|warning|hint) (\S+)(?: "(.*)")?[ \t]*$/;

/**
 * Reads a fixture: specs in which each `// expect error code "words"` speaks of the next range in `»…«`. A line
 * `// file name.specimen` begins another file, `// set name=value` is a setting. Without `language` or `import` at its
 * start, the first file is the body of a scene.
 *
 * Throws where the expectations and the marked ranges do not pair up, or a comment is neither of these but nearly.
 */
export function readFixture(text: string): Fixture {
  const parts = text.split(/^\/\/ file (\S+)$/m);
  const files: Record<string, string> = {};
  const settings: Record<string, string> = {};
  const expected: Expected[] = [];
  for (let at = -1; at < parts.length; at += 2) {
    const uri = at < 0 ? mainPath : parts[at];
    const part = parts[at + 1];
    const expectations: { severity: Diagnostic['severity']; code: Diagnostic['code']; words: string }[] = [];
    for (const line of part.split('\n')) {
      const [, severity, code, words] = expectation.exec(line) ?? [];
      const [, name, value] = /^\/\/ set ([^=]+)=(.*)$/.exec(line) ?? [];
      if (name !== undefined) settings[name] = value;
      if (code === undefined) {
        if (/\/\/ *expect/.test(line)) throw new Error(`No expectation: ${line}`);
        continue;
      }
      if (!Object.hasOwn(diagnosticCatalogue, code)) throw new Error(`No code: ${code}`);
      expectations.push({
        severity: severity as 'error',
        code: code as Diagnostic['code'],
        words: words ?? '',
      });
    }
    const body = at < 0 ? wholeSpec(part) : part;
    const { text: plain, ranges } = takeMarks(body);
    if (ranges.length !== expectations.length)
      throw new Error(`${uri} has ${ranges.length} marked ranges, but ${expectations.length} expectations.`);
    for (const [index, range] of ranges.entries()) expected.push({ ...expectations[index], uri, ...range });
    files[uri] = plain;
  }
  return { files, settings, expected };
}
