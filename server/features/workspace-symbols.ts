import type { SymbolInformation, WorkspaceSymbolParams } from 'vscode-languageserver';
import { keyOf } from '../open-documents.js';
import { locationOf } from '../source/places.js';
import { symbolKind } from '../source/symbol-kinds.js';
import { guarded, type Server } from './feature.js';

/** The roles of what a file or a scene declares by name. */
const listed: ReadonlySet<string> = new Set(
  'dataset scene class asset material dist param let object light camera group attribute keypoint require'.split(
    ' ',
  ),
);

/** Most that are told; an editor narrows them by more letters. */
const most = 500;

/** What the open specs and their imports declare, by a part of its name. */
export function installWorkspaceSymbols(server: Server): void {
  server.connection.onWorkspaceSymbol(
    guarded(server, 'workspace symbols', [], ({ query }: WorkspaceSymbolParams): SymbolInformation[] => {
      const found = new Map<string, SymbolInformation>();
      for (const document of server.documents.all()) {
        const project = server.projects.of(document.uri);
        for (const file of project?.checked.project.documents ?? []) {
          for (const { target, isDeclaration, place } of project!.names.in(file)) {
            if (!isDeclaration || target.kind === 'word' || !listed.has(target.role)) continue;
            if (!matches(target.name, query) || found.size >= most) continue;
            const location = locationOf(project!, place);
            const key = `${keyOf(location.uri)} ${place.start}`;
            found.set(key, {
              name: target.name,
              kind: symbolKind(target.role),
              location,
              containerName: file.path,
            });
          }
        }
      }
      return [...found.values()];
    }),
  );
}

/** Whether the letters of a query stand in a name in their order, whatever their case. */
function matches(name: string, query: string): boolean {
  let at = 0;
  const letters = query.toLowerCase();
  for (const letter of name.toLowerCase()) if (letter === letters[at]) at++;
  return at === letters.length;
}
