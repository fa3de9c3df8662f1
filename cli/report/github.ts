import type { Severity } from '../../language/diagnostics/diagnostic.js';
import type { Told } from './told.js';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', hint: 'notice' };

/** Diagnostics as workflow commands, which GitHub shows beside the lines of a change. */
export function githubReport(diagnostics: readonly Told[]): string {
  return diagnostics.map(line).join('');
}

function line({ severity, code, message, file, range }: Told): string {
  const properties = {
    file,
    line: range.start.line,
    col: range.start.column,
    endLine: range.end.line,
    endColumn: range.end.column,
    title: code,
  };
  const written = Object.entries(properties).map(
    ([name, value]) => `${name}=${escapeProperty(String(value))}`,
  );
  return `::${commands[severity]} ${written.join(',')}::${escapeData(message)}\n`;
}

/** As the runner undoes it: percent signs and line breaks, and in properties also what separates them. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
