import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import { type Catalogue, loadCatalogue } from '../../language/index.js';
import { describe } from '../source/describe.js';
import { occurrenceAt, rangeOf } from '../source/places.js';
import { surroundingsOf, wordAt } from '../source/surroundings.js';
import { unitHelp, wordHelp } from '../source/words.js';
import { guarded, type Server } from './feature.js';

/** What a name or a word of the language means, where the mouse rests on it. */
export function installHover(server: Server): void {
  server.connection.onHover(
    guarded(server, 'hover', null, ({ textDocument, position }: HoverParams): Hover | null => {
      const document = server.documents.get(textDocument.uri);
      if (!document) return null;
      const project = server.projects.of(document.uri);
      const named = project && occurrenceAt(project, position);
      const described = named && describe(project, named.target);
      if (described !== undefined)
        return {
          contents: { kind: MarkupKind.Markdown, value: described },
          range: rangeOf(project!, named!.place),
        };
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

/** Of a unit, or of a word in a text that cannot be read as a spec. */
function meaningOf(
  catalogue: Catalogue,
  text: string,
  { word, start }: { word: string; start: number },
): string | undefined {
  if (surroundingsOf(text, start).isQuoted) return undefined;
  const quantity = /^[0-9][0-9_]*([A-Za-z]\w*)$/.exec(word);
  return quantity ? unitHelp(quantity[1]!) : wordHelp(catalogue, word);
}
