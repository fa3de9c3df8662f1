import type { DiagnosticEntry } from '../../language/diagnostics/catalogue.js';
import type { Severity } from '../../language/diagnostics/diagnostic.js';
import type { Range } from './source-text.js';
import type { Told, ToldPlace } from './told.js';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', hint: 'note' };

/** What SARIF wants to know of the tool: its version, and its rules by their codes. */
export interface SarifTool {
  readonly version: string;
  readonly rules: Readonly<Record<string, Omit<DiagnosticEntry, 'message'>>>;
}

/** Diagnostics as a log in SARIF 2.1.0 (OASIS), which code scanners read. */
export function sarifReport(diagnostics: readonly Told[], tool: SarifTool): string {
  const codes = Object.keys(tool.rules);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'specimen',
            version: tool.version,
            semanticVersion: tool.version,
            rules: codes.map((code) => rule(code, tool.rules[code]!)),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((each) => result(each, codes)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function rule(id: string, { severity, title, explanation, example, mended }: SarifTool['rules'][string]) {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: explanation },
    help: { text: `At fault:\n\n${example}\n\nPut right:\n\n${mended}` },
    defaultConfiguration: { level: levels[severity] },
  };
}

function result(told: Told, codes: readonly string[]) {
  const index = codes.indexOf(told.code);
  return {
    ruleId: told.code,
    ...(index >= 0 && { ruleIndex: index }),
    level: levels[told.severity],
    message: { text: told.message },
    locations: [{ physicalLocation: physical(told) }],
    ...(told.related.length > 0 && {
      relatedLocations: told.related.map((each, id) => ({
        id,
        message: { text: each.message },
        physicalLocation: physical(each),
      })),
    }),
    ...(told.fixes.length > 0 && {
      fixes: told.fixes.map(({ title, edits }) => ({
        description: { text: title },
        artifactChanges: edits.map((edit) => ({
          artifactLocation: artifact(edit.file),
          replacements: [{ deletedRegion: region(edit.range), insertedContent: { text: edit.text } }],
        })),
      })),
    }),
  };
}

function physical({ file, range }: ToldPlace) {
  return { artifactLocation: artifact(file), region: region(range) };
}

/** A relative reference (RFC 3986), or a file URI where the path is absolute. */
function artifact(file: string) {
  const path = file.split('/').map(encodeURIComponent).join('/');
  if (path.startsWith('/')) return { uri: `file://${path}` };
  return { uri: /^[A-Za-z]%3A\//.test(path) ? `file:///${path.replace('%3A', ':')}` : path };
}

function region({ start, end }: Range) {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    charOffset: start.offset,
    charLength: end.offset - start.offset,
  };
}
