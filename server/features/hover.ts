import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import { type Catalogue, loadCatalogue } from '../../language/index.js';
import { propertyAt } from '../source/body-kinds.js';
import { surroundingsOf, wordAt } from '../source/surroundings.js';
import { help, propertyText, unitHelp, wordHelp } from '../source/words.js';
import { guarded, type Server } from './feature.js';

/** What a word of the language means, where the mouse rests on it. */
export function installHover(server: Server): void {
  server.connection.onHover(
    guarded(server, 'hover', null, ({ textDocument, position }: HoverParams): Hover | null => {
      const document = server.documents.get(textDocument.uri);
      if (!document) return null;
      const text = document.getText();
      const found = wordAt(text, document.offsetAt(position));
      const value = found && meaningOf(loadCatalogue(), text, found);
      if (!found || value === undefined) return null;
      return {
        contents: { kind: MarkupKind.Markdown, value },
        range: { start: document.positionAt(found.start), end: document.positionAt(found.end) },
      };
    }),
  );
}

function meaningOf(
  catalogue: Catalogue,
  text: string,
  { word, start, end }: { word: string; start: number; end: number },
): string | undefined {
  const surroundings = surroundingsOf(text, start);
  if (surroundings.isQuoted) return undefined;
  const quantity = /^[0-9][0-9_]*([A-Za-z]\w*)$/.exec(word);
  if (quantity) return unitHelp(quantity[1]!);
  if (surroundings.sign === '' && /^\s*[=~]/.test(text.slice(end, end + 100))) {
    const property = propertyAt(catalogue, surroundings, word);
    if (property) return help(propertyText(property), property.doc);
  }
  return wordHelp(catalogue, word);
}
