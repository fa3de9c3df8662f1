import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  type ReferenceParams,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import type { Occurrence } from '../../language/names/target.js';
import { locationOf, occurrenceAt, rangeOf } from '../source/places.js';
import { usesOf } from '../source/uses.js';
import { guarded, type Server } from './feature.js';

/** Where else a name stands: in the spec, in what it imports, and in open specs that import it. */
export function installReferences(server: Server): void {
  server.connection.onReferences(
    guarded(server, 'references', null, (parameters: ReferenceParams): Location[] | null => {
      const { textDocument, position, context } = parameters;
      const project = server.projects.of(textDocument.uri);
      const found = project && occurrenceAt(project, position);
      if (!project || !found) return null;
      return usesOf(server.projects, textDocument.uri, found.target)
        .filter(({ occurrence }) => context.includeDeclaration || !occurrence.isDeclaration)
        .map((use) => locationOf(use.project, use.occurrence.place));
    }),
  );
  server.connection.onDocumentHighlight(
    guarded(
      server,
      'highlights',
      null,
      (parameters: TextDocumentPositionParams): DocumentHighlight[] | null => {
        const project = server.projects.of(parameters.textDocument.uri);
        const found = project && occurrenceAt(project, parameters.position);
        if (!project || !found) return null;
        const { main } = project.checked.project;
        return project.names
          .of(found.target)
          .filter(({ place }) => place.uri === main.path)
          .map((each) => ({ range: rangeOf(project, each.place), kind: highlightKind(each) }));
      },
    ),
  );
}

/** Where a value is given, or where it is read. */
function highlightKind({ isDeclaration, target }: Occurrence): DocumentHighlightKind {
  if (target.kind === 'word') return DocumentHighlightKind.Text;
  return isDeclaration ? DocumentHighlightKind.Write : DocumentHighlightKind.Read;
}
