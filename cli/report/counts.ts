import type { Severity } from '../../language/diagnostics/diagnostic.js';
import type { Told } from './told.js';

const plurals: Readonly<Record<Severity, string>> = { error: 'errors', warning: 'warnings', hint: 'hints' };

/** How many diagnostics of each severity there are, in a line: `2 errors, 1 hint in 3 files`. */
export function countsOf(diagnostics: readonly Told[], files: number): string {
  const counts = (['error', 'warning', 'hint'] as const).map((severity) => {
    const count = diagnostics.filter((each) => each.severity === severity).length;
    return count === 0 ? '' : `${count} ${count === 1 ? severity : plurals[severity]}`;
  });
  const found = counts.filter((each) => each !== '').join(', ') || 'nothing is wrong';
  return `${found} in ${files === 1 ? '1 file' : `${files} files`}`;
}
