import { type CompletionItem, CompletionItemKind, type CompletionParams } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Catalogue, loadCatalogue } from '../../language/index.js';
import { item, keyword, kindItems, plain, propertyItem } from '../completion/item.js';
import { memberItems } from '../completion/members.js';
import { textItems } from '../completion/texts.js';
import { unitItems } from '../completion/units.js';
import { valueItems } from '../completion/values.js';
import type { OpenProject } from '../projects.js';
import { kindsOfBody, propertyAt } from '../source/body-kinds.js';
import { probe } from '../source/probe.js';
import { type Surroundings, surroundingsOf, wordAt } from '../source/surroundings.js';
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
      return [...new Map(shown.map((each) => [each.label, each] as const).reverse()).values()].reverse();
    }),
  );
}

function itemsAt(server: Server, document: TextDocument, offset: number): CompletionItem[] {
  const text = document.getText();
  const at = surroundingsOf(text, offset);
  if (at.isQuoted) return isComment(text, offset) ? [] : textItems(server.projects, document, offset);
  const units = unitItems(server.projects, document, offset);
  if (units) return units;
  const { start, end } = wordAt(text, offset) ?? { start: offset, end: offset };
  const project = server.projects.of(document.uri);
  const isMember = /\.\s*$/.test(text.slice(0, start)) && !/\.\.\s*$/.test(text.slice(0, start));
  const body = at.bodies.at(-1);
  const isValue = at.sign !== '' || at.first === 'require' || (at.first === '' && body?.last === 'choice');
  if (isMember) {
    const found = probe(server.projects, document, start, end);
    return found?.node.$type === 'Member' ? memberItems(found) : [];
  }
  if (!isValue) return statementItems(loadCatalogue(), at, project);
  if (isAfterOperand(text.slice(0, start))) return [];
  const found = probe(server.projects, document, start, end);
  const fixed = structureItems(loadCatalogue(), at, project);
  return fixed ?? (found?.node.$type === 'Ref' ? valueItems(found) : []);
}

function isComment(text: string, offset: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return (line.match(/(?<!\\)"/g) ?? []).length % 2 === 0 || /^\s*\/\//.test(line);
}

/** Whether a value ends right before, which no other can follow. */
function isAfterOperand(before: string): boolean {
  const line = before.slice(before.lastIndexOf('\n') + 1).trimEnd();
  if (/(?:^|[^\w.])(?:and|or|not|if|then|else|in|where|require)$/.test(line)) return false;
  return /[\w")\]}%]$/.test(line);
}

/** What begins an item of a file or body: its properties, or words that declare. */
function statementItems(
  catalogue: Catalogue,
  at: Surroundings,
  project: OpenProject | undefined,
): CompletionItem[] {
  if (at.first !== '') return [];
  const body = at.bodies.at(-1);
  if (!body) return topWords.map(keyword);
  if (body.first === 'scene') return [...sceneWords.map(keyword), ...names(project)];
  if (body.first === 'labels' && at.bodies.length === 1) return kindItems(catalogue, 'label', 'fits');
  const own = kindsOfBody(catalogue, at).flatMap((kind) => [...kind.properties.values()]);
  const properties = own.map(propertyItem);
  if (body.first === 'group') return [...properties, ...sceneWords.map(keyword)];
  return [...properties, ...['let', 'attribute', 'require', 'keypoint', 'if'].map(keyword)];
}

/** Where code of its own reads the value: the scenes of a data set, the classes of things. */
function structureItems(
  catalogue: Catalogue,
  at: Surroundings,
  project: OpenProject | undefined,
): CompletionItem[] | undefined {
  const type = propertyAt(catalogue, at, at.target)?.type;
  if (type?.kind === 'class') {
    const classes = project?.checked.declarations.classes ?? [];
    return classes.map(({ path }) => item(path, CompletionItemKind.Class, 'class', '', 'fits'));
  }
  if (type?.kind !== 'structure' || at.target !== 'scene') return undefined;
  const scenes = project?.checked.declarations.scenes ?? [];
  return scenes.map(({ name }) => item(name, CompletionItemKind.Variable, 'scene', '', 'fits'));
}

/** What the open spec declares, at the top and in its scenes: what a derived scene may write over. */
function names(project: OpenProject | undefined): CompletionItem[] {
  const items = project?.checked.project.main.spec.items ?? [];
  const inScenes = items.flatMap((each) =>
    each.$type === 'Element' && each.kind === 'scene' ? (each.body?.items ?? []) : [],
  );
  return [...items, ...inScenes].flatMap((each) => {
    if (each.$type === 'Element') return [item(each.name, CompletionItemKind.Variable, each.kind, '')];
    if (each.$type === 'Let' || each.$type === 'Param')
      return [item(each.name, CompletionItemKind.Variable, each.$type.toLowerCase(), '')];
    return [];
  });
}
