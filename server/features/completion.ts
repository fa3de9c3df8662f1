import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionParams,
  MarkupKind,
} from 'vscode-languageserver';
import { layouts } from '../../language/elaborate/layout.js';
import { type Catalogue, loadCatalogue } from '../../language/index.js';
import type { Type } from '../../language/types/type.js';
import { isA, kindsOf } from '../../language/words/catalogue.js';
import type { OpenProject } from '../projects.js';
import { kindsOfBody, propertyAt } from '../source/body-kinds.js';
import { type Surroundings, surroundingsOf } from '../source/surroundings.js';
import { kindText, propertyText, signatureText } from '../source/words.js';
import { guarded, type Server } from './feature.js';

const topWords =
  'language import dataset class param let dist material asset scene design quota labels export'.split(' ');
const sceneWords = 'let object light camera group environment require if'.split(' ');
const valueWords = 'if then else and or not in where true false'.split(' ');
const drawWords = 'choice copula pick files textures'.split(' ');

/** Offers the words of the language and of the spec that fit at a place. */
export function installCompletion(server: Server): void {
  server.connection.onCompletion(
    guarded(server, 'completion', [], ({ textDocument, position }: CompletionParams): CompletionItem[] => {
      const document = server.documents.get(textDocument.uri);
      if (!document) return [];
      const surroundings = surroundingsOf(document.getText(), document.offsetAt(position));
      if (surroundings.isQuoted) return [];
      const items = itemsAt(loadCatalogue(), surroundings, server.projects.of(document.uri));
      return [...new Map(items.map((item) => [item.label, item])).values()];
    }),
  );
}

function itemsAt(catalogue: Catalogue, at: Surroundings, project: OpenProject | undefined): CompletionItem[] {
  if (at.sign !== '') return valueItems(catalogue, at, project);
  if (at.first === 'require') return [...keywords(valueWords), ...names(project), ...functions(catalogue)];
  if (at.first !== '') return [];
  const body = at.bodies.at(-1);
  if (!body) return keywords(topWords);
  if (body.first === 'scene') return [...keywords(sceneWords), ...names(project)];
  if (body.first === 'labels' && at.bodies.length === 1) return kinds(catalogue, 'label');
  if (body.last === 'choice')
    return [
      ...names(project),
      ...['asset', 'material', 'pattern'].flatMap((family) => kinds(catalogue, family)),
    ];
  const own = kindsOfBody(catalogue, at).flatMap((kind) => [...kind.properties.values()]);
  const properties = own.map((property) =>
    item(property.name, CompletionItemKind.Property, propertyText(property), property.doc),
  );
  if (body.first === 'group') return [...properties, ...keywords(sceneWords)];
  return [...properties, ...keywords(['let', 'attribute', 'require', 'keypoint', 'if'])];
}

function valueItems(
  catalogue: Catalogue,
  at: Surroundings,
  project: OpenProject | undefined,
): CompletionItem[] {
  const property = propertyAt(catalogue, at, at.target);
  const { type } = property ?? {};
  if (type?.kind === 'enum')
    return type.members.map((member) => item(member, CompletionItemKind.EnumMember, '', property?.doc ?? ''));
  if (type?.kind === 'class') {
    const classes = project?.checked.declarations.classes ?? [];
    return classes.map(({ path }) => item(path, CompletionItemKind.Class, 'class', ''));
  }
  const family = at.first === 'object' ? 'asset' : at.first;
  const declared = catalogue.kinds.some((kind) => kind.name === family && !isA(kind, 'label'));
  const draws =
    at.sign === '~'
      ? [...keywords(drawWords), ...signatures(catalogue.distributions), ...spatial(catalogue)]
      : at.target === 'place'
        ? kinds(catalogue, 'placement').filter(({ label }) => layouts.has(label))
        : [];
  return [
    ...(declared ? kinds(catalogue, family) : []),
    ...familiesOf(type).flatMap((each) => kinds(catalogue, each)),
    ...names(project),
    ...draws,
    ...functions(catalogue),
    ...keywords(valueWords),
  ];
}

/** What says where something is, and the parts of space that may stand in `inside(…)`. */
function spatial(catalogue: Catalogue): CompletionItem[] {
  return [...kinds(catalogue, 'placement'), ...kinds(catalogue, 'region')];
}

/** The families of which a value of the type may be a run. */
function familiesOf(type: Type | undefined): string[] {
  if (type?.kind === 'union') return type.of.flatMap(familiesOf);
  return type?.kind === 'use' ? [type.family] : [];
}

/** What the open spec declares, at the top and in its scenes. */
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

function kinds(catalogue: Catalogue, family: string): CompletionItem[] {
  return kindsOf(catalogue, family).map((kind) =>
    item(kind.name, CompletionItemKind.Class, kindText(kind), kind.doc),
  );
}

function functions(catalogue: Catalogue): CompletionItem[] {
  const constants = [...catalogue.constants.values()].map((each) =>
    item(each.name, CompletionItemKind.Constant, 'constant', each.doc),
  );
  return [...signatures(catalogue.functions), ...signatures(catalogue.relations), ...constants];
}

function signatures(map: Catalogue['functions']): CompletionItem[] {
  return [...map.values()].map((each) =>
    item(each.name, CompletionItemKind.Function, signatureText(each), each.doc),
  );
}

function keywords(words: readonly string[]): CompletionItem[] {
  return words.map((word) => ({ label: word, kind: CompletionItemKind.Keyword }));
}

function item(label: string, kind: CompletionItemKind, detail: string, doc: string): CompletionItem {
  return {
    label,
    kind,
    ...(detail !== '' && { detail }),
    ...(doc !== '' && { documentation: { kind: MarkupKind.Markdown, value: doc } }),
  };
}
