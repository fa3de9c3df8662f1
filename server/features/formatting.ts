import type { DocumentFormattingParams, TextEdit } from 'vscode-languageserver';
import { format } from '../../language/index.js';
import { guarded, type Server } from './feature.js';

/** Writes a spec in the one style. */
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
}
