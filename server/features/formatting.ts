import type {
  DocumentFormattingParams,
  DocumentRangeFormattingParams,
  TextEdit,
} from 'vscode-languageserver';
import { format } from '../../language/index.js';
import { formatRange } from '../source/format-range.js';
import { guarded, type Server } from './feature.js';

/** Writes a spec, or some of its lines, in the one style. */
export function installFormatting(server: Server): void {
  server.connection.onDocumentFormatting(
    guarded(server, 'formatting', [], ({ textDocument }: DocumentFormattingParams): TextEdit[] => {
      const document = server.documents.get(textDocument.uri);
      if (!document) return [];
      const before = document.getText();
      const after = format(before);
      if (after === before) return [];
      const range = { start: document.positionAt(0), end: document.positionAt(before.length) };
      return [{ range, newText: after }];
    }),
  );
  server.connection.onDocumentRangeFormatting(
    guarded(
      server,
      'formatting',
      [],
      ({ textDocument, range }: DocumentRangeFormattingParams): TextEdit[] => {
        const document = server.documents.get(textDocument.uri);
        if (!document) return [];
        const before = document.getText();
        const [first, last] = [document.offsetAt(range.start), document.offsetAt(range.end)];
        const edit = formatRange(before, format(before), first, last);
        if (!edit) return [];
        const at = { start: document.positionAt(edit.start), end: document.positionAt(edit.end) };
        return [{ range: at, newText: edit.text }];
      },
    ),
  );
}
