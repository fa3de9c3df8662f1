import type { Location, TextDocumentPositionParams } from 'vscode-languageserver';
import type { Text } from '../../language/generated/ast.js';
import { importedBy } from '../../language/names/declarations.js';
import type { Declared, Occurrence, Target } from '../../language/names/target.js';
import { resolvePath } from '../../language/project/paths.js';
import type { OpenProject } from '../projects.js';
import { catalogueLocation, locationOf, occurrenceAt } from '../source/places.js';
import { nodesOf } from '../source/tree.js';
import { typeTargetOf } from '../source/type-target.js';
import { guarded, type Server } from './feature.js';

const start = { line: 0, character: 0 };

/** Leads from a name to where it is declared: in a spec, in the catalogue, or to the file that is named. */
export function installDefinition(server: Server): void {
  const answer = (name: string, find: (project: OpenProject, at: TextDocumentPositionParams) => Location[]) =>
    guarded(server, name, null, (parameters: TextDocumentPositionParams): Location[] | null => {
      const project = server.projects.of(parameters.textDocument.uri);
      const found = project ? find(project, parameters) : [];
      return found.length > 0 ? found : null;
    });
  server.connection.onDefinition(
    answer('definition', (project, { position }) => {
      const found = occurrenceAt(project, position);
      return found ? definitionOf(project, found) : fileAt(project, position);
    }),
  );
  server.connection.onTypeDefinition(
    answer('type definition', (project, { position }) => {
      const found = occurrenceAt(project, position);
      const target = found && typeTargetOf(project, found.target);
      return target ? declarationOf(project, target) : [];
    }),
  );
}

/** Of a property that is given its value here, the catalogue's word. */
function definitionOf(project: OpenProject, { target, isDeclaration }: Occurrence): Location[] {
  if (target.kind === 'declared') {
    if (isDeclaration && target.word) return declarationOf(project, target.word);
    if (target.of) return declarationOf(project, target.of);
    const file = target.node.$type === 'Import' ? importedFile(project, target) : undefined;
    if (file) return [file];
  }
  return declarationOf(project, target);
}

function declarationOf(project: OpenProject, target: Target): Location[] {
  if (target.kind === 'declared') return [locationOf(project, target.place)];
  const { entry, name } = target;
  const location = entry && 'origin' in entry ? catalogueLocation(entry.origin, name) : undefined;
  return location ? [location] : [];
}

function importedFile(project: OpenProject, { node, document }: Declared): Location | undefined {
  const file = importedBy(node as Parameters<typeof importedBy>[0], document);
  return file && { uri: project.uriOf(file.path), range: { start, end: start } };
}

/** The file that a path in quotes names: a spec that is imported, or one that was found. */
function fileAt(project: OpenProject, position: TextDocumentPositionParams['position']): Location[] {
  const { main, files } = project.checked.project;
  const offset = project.text(main.path).offsetAt(position);
  for (const node of nodesOf(main)) {
    const written =
      node.$type === 'Text'
        ? (node as Text).value
        : node.$type === 'Import'
          ? (node as { path?: string }).path
          : undefined;
    if (written === undefined || !node.$cstNode) continue;
    const { start: from, end } = main.place(node);
    if (offset < from || offset > end) continue;
    if (node.$type === 'Import' && !isInQuotes(main.textOf(node), offset - from)) continue;
    const resolved = resolvePath(main.path, written);
    if (!resolved.ok || /[*?]/.test(written) || !files.find(resolved.path).includes(resolved.path)) return [];
    return [{ uri: project.uriOf(resolved.path), range: { start, end: start } }];
  }
  return [];
}

function isInQuotes(text: string, offset: number): boolean {
  const first = text.indexOf('"');
  return first >= 0 && offset >= first && offset <= text.indexOf('"', first + 1) + 1;
}
