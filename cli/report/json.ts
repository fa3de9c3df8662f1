import type { Told } from './told.js';

/** Diagnostics for programs: the form that docs/formats.md describes. */
export function jsonReport(diagnostics: readonly Told[]): string {
  const plain = diagnostics.map(({ code, severity, message, file, range, related, fixes }) => ({
    code,
    severity,
    message,
    file,
    range,
    related,
    fixes,
  }));
  return `${JSON.stringify({ diagnostics: plain }, null, 2)}\n`;
}
