import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { loadCatalogue } from '../../language/index.js';
import type { Expectations } from '../analysis/expectations.js';
import { describe } from '../source/describe.js';
import { outcomesText } from '../source/outcomes.js';
import { occurrenceAt, rangeOf } from '../source/places.js';
import { wordAt } from '../source/surroundings.js';
import { unitHelp, wordHelp } from '../source/words.js';
import { guarded, type Server } from './feature.js';

/**
 * What a name or a word of the language means, where the mouse rests on it; of what is drawn also how it came out in the
 * samples of the text as it stands, if they were made already.
 */
export function installHover(server: Server, expectations: Expectations): void {
  server.connection.onHover(
    guarded(server, 'hover', null, ({ textDocument, position }: HoverParams): Hover | null => {
      const document = server.documents.get(textDocument.uri);
      if (!document) return null;
      const project = server.projects.of(document.uri);
      const named = project && occurrenceAt(project, position);
      const described = named && describe(project, named.target);
      if (described !== undefined) {
        const outcomes = outcomesText(server, expectations, project!, named!.target);
        return {
          contents: { kind: MarkupKind.Markdown, value: [described, outcomes ?? ''].join('\n\n').trimEnd() },
          range: rangeOf(project!, named!.place),
        };
      }
      const text = document.getText();
      const found = wordAt(text, document.offsetAt(position));
      const value = found && meaningOf(server, document, found);
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
  { projects }: Server,
  document: TextDocument,
  { word, start }: { word: string; start: number },
): string | undefined {
  if (projects.surroundings(document, start).isQuoted) return undefined;
  const quantity = /^[0-9][0-9_]*([A-Za-z]\w*)$/.exec(word);
  return quantity ? unitHelp(quantity[1]!) : wordHelp(loadCatalogue(), word);
}
