import { githubReport } from './github.js';
import { jsonReport } from './json.js';
import { type SarifTool, sarifReport } from './sarif.js';
import { type TextOptions, textReport } from './text.js';
import type { Told } from './told.js';

export const reportFormats = ['text', 'json', 'sarif', 'github'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** The one printer of diagnostics. */
export function report(
  diagnostics: readonly Told[],
  format: ReportFormat,
  options: TextOptions & { readonly tool: SarifTool },
): string {
  switch (format) {
    case 'text':
      return textReport(diagnostics, options);
    case 'json':
      return jsonReport(diagnostics);
    case 'sarif':
      return sarifReport(diagnostics, options.tool);
    case 'github':
      return githubReport(diagnostics);
  }
}
