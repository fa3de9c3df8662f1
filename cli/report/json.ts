import type { Told } from './told.js';

/** Diagnostics for programs: all that is known of them, places as lines and columns from 1 and offsets from 0, in UTF-16 units. */
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
