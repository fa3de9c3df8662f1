import { type CompletionItem, CompletionItemKind, type CompletionParams } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Body, Expression } from '../../language/generated/ast.js';
import { type Catalogue, loadCatalogue } from '../../language/index.js';
import { nameOfEntry } from '../../language/names/declarations.js';
import { sceneOfPath } from '../../language/names/paths.js';
import { parameterTypeNames } from '../../language/words/load.js';
import { type ImportData, importedClasses, importItems, withDocumentation } from '../completion/imports.js';
import { item, keyword, kindItems, plain, propertyItem } from '../completion/item.js';
import { memberItems } from '../completion/members.js';
import { textItems } from '../completion/texts.js';
import { unitItems } from '../completion/units.js';
import { sceneItems, valueItems } from '../completion/values.js';
import type { OpenProject } from '../projects.js';
import { kindsOfBody, propertyAt } from '../source/body-kinds.js';
import { nearest, type Probe, probe } from '../source/probe.js';
import { type Surroundings, wordAt } from '../source/surroundings.js';
import { guarded, type Server } from './feature.js';

const topWords =
  'language import dataset class param let dist material asset scene design quota labels export'.split(' ');
const sceneWords = 'let object light camera group environment require if'.split(' ');

/** Offers what fits at a place, by what the names of the spec mean and which type is due there. */
export function installCompletion(server: Server): void {
  server.connection.onCompletion(
    guarded(server, 'completion', [], ({ textDocument, position }: CompletionParams): CompletionItem[] => {
      const document = server.documents.get(textDocument.uri);
      if (!document) return [];
      const items = itemsAt(server, document, document.offsetAt(position));
      const shown = server.editor.fillsPlaces ? items : items.map(plain);
      // Of what is called the same the first counts, but a name of several files can be meant of each.
      const known = new Set(shown.flatMap((each) => (each.data === undefined ? [each.label] : [])));
      const own = shown.filter((each) => each.data === undefined || !known.has(each.label));
      const key = ({ label, detail, data }: CompletionItem) =>
        data === undefined ? label : `${label} ${detail}`;
      return [...new Map(own.map((each) => [key(each), each] as const).reverse()).values()].reverse();
    }),
  );
  server.connection.onCompletionResolve(
    guarded(server, 'completion', {} as CompletionItem, (found: CompletionItem): CompletionItem => {
      const { uri, path, name } = (found.data ?? {}) as Partial<ImportData>;
      const project = typeof uri === 'string' ? server.projects.of(uri) : undefined;
      const importable =
        project && server.neighbours.of(project).find((each) => each.path === path && each.name === name);
      return importable ? withDocumentation(found, importable) : found;
    }),
  );
}

function itemsAt(server: Server, document: TextDocument, offset: number): CompletionItem[] {
  const text = document.getText();
  const at = server.projects.surroundings(document, offset);
  if (at.isQuoted) return isComment(text, offset) ? [] : textItems(server.projects, document, offset);
  const units = unitItems(server.projects, document, offset);
  if (units) return units;
  const { start, end } = wordAt(text, offset) ?? { start: offset, end: offset };
  const isMember = /\.\s*$/.test(text.slice(0, start)) && !/\.\.\s*$/.test(text.slice(0, start));
  const body = at.bodies.at(-1);
  const isValue = at.sign !== '' || at.first === 'require' || (at.first === '' && body?.last === 'choice');
  if (isMember) {
    const found = probe(server.projects, document, start, end);
    return found?.node.$type === 'Member' ? memberItems(found) : [];
  }
  if (at.sign === '' && isParameterType(text.slice(0, start))) return parameterTypeNames().map(typeItem);
  if (!isValue) {
    const found =
      at.first === '' && at.bodies.length > 0 ? probe(server.projects, document, start, end) : undefined;
    return statementItems(loadCatalogue(), at, found);
  }
  if (isAfterOperand(text.slice(0, start))) return [];
  const found = probe(server.projects, document, start, end);
  const project = server.projects.of(document.uri);
  const fixed = structureItems(server, at, project);
  if (fixed) return fixed;
  if (found?.node.$type !== 'Ref' || !project) return [];
  return [...valueItems(found), ...importItems(server.neighbours, project, found)];
}

function isComment(text: string, offset: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return (line.match(/(?<!\\)"/g) ?? []).length % 2 === 0 || /^\s*\/\//.test(line);
}

/** Whether the type of a parameter is due: behind the colon in `asset Ball(r: …`. */
function isParameterType(before: string): boolean {
  return /^\s*(?:asset|material|dist)\s+\w+\s*\([^()\n]*:\s*$/.test(
    before.slice(before.lastIndexOf('\n') + 1),
  );
}

function typeItem(name: string): CompletionItem {
  return item(name, CompletionItemKind.TypeParameter, 'type', '', 'fits');
}

/** Whether a value ends right before, which no other can follow. */
function isAfterOperand(before: string): boolean {
  const line = before.slice(before.lastIndexOf('\n') + 1).trimEnd();
  if (/(?:^|[^\w.])(?:and|or|not|if|then|else|in|where|require)$/.test(line)) return false;
  return /[\w")\]}%]$/.test(line);
}

/** What begins an item of a file or body: its properties, or words that declare. */
function statementItems(catalogue: Catalogue, at: Surroundings, probed: Probe | undefined): CompletionItem[] {
  if (at.first !== '') return [];
  const body = at.bodies.at(-1);
  if (!body) return topWords.map(keyword);
  const base = probed && sceneOfPath(probed.project.checked, probed.node as Expression);
  if (body.first === 'scene') return [...(base ? sceneItems(base) : []), ...sceneWords.map(keyword)];
  if (body.first === 'labels' && at.bodies.length === 1) return kindItems(catalogue, 'label', 'fits');
  const own = kindsOfBody(catalogue, at).flatMap((kind) => [...kind.properties.values()]);
  const written = probed ? writtenBeside(probed) : new Set<string>();
  const properties = own.filter(({ name }) => !written.has(name)).map(propertyItem);
  if (body.first === 'group') return [...properties, ...sceneWords.map(keyword)];
  return [...properties, ...['let', 'attribute', 'require', 'keypoint', 'if'].map(keyword)];
}

/** Where code of its own reads the value: the scenes of a data set, the classes of things. */
function structureItems(
  server: Server,
  at: Surroundings,
  project: OpenProject | undefined,
): CompletionItem[] | undefined {
  const type = propertyAt(loadCatalogue(), at, at.target)?.type;
  if (type?.kind === 'class') {
    const classes = project?.checked.declarations.classes ?? [];
    const own = classes.map(({ path }) => item(path, CompletionItemKind.Class, 'class', '', 'fits'));
    return project ? [...own, ...importedClasses(server.neighbours, project)] : own;
  }
  if (type?.kind !== 'structure' || at.target !== 'scene') return undefined;
  const scenes = project?.checked.declarations.scenes ?? [];
  return scenes.map(({ name }) => item(name, CompletionItemKind.Variable, 'scene', '', 'fits'));
}

/** The properties that the body in which something is being written has already. */
function writtenBeside({ node }: Probe): ReadonlySet<string> {
  const body = nearest(node, ({ $type }) => $type === 'Body') as Body | undefined;
  const names = body?.items.map((item) =>
    item.$type === 'Entry' && item.value ? nameOfEntry(item) : undefined,
  );
  return new Set(names?.filter((name) => name !== undefined));
}
