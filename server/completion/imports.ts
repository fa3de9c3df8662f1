import { type CompletionItem, CompletionItemKind, MarkupKind, TextEdit } from 'vscode-languageserver';
import type { Expression } from '../../language/generated/ast.js';
import type { Type } from '../../language/types/type.js';
import type { OpenProject } from '../projects.js';
import { importOf, namespaceOf } from '../source/import-edit.js';
import type { Importable, Neighbours } from '../source/neighbours.js';
import type { Probe } from '../source/probe.js';
import { authorText, help } from '../source/words.js';
import { item, type Rank } from './item.js';
import { isDrawn } from './values.js';

/** What an item that imports says of itself, for when its documentation is asked for. */
export interface ImportData {
  /** Of the spec that would import. */
  readonly uri: string;
  readonly path: string;
  readonly name: string;
}

const kinds: Readonly<Record<Importable['role'], CompletionItemKind>> = {
  let: CompletionItemKind.Variable,
  dist: CompletionItemKind.Function,
  asset: CompletionItemKind.Struct,
  material: CompletionItemKind.Struct,
  class: CompletionItemKind.Class,
};

/**
 * What other files of the folder declare that may stand at a place; taken, it is imported.
 * @param project the spec as it stands, without what is only tried
 */
export function importItems(
  neighbours: Neighbours,
  project: OpenProject,
  { project: tried, node }: Probe,
): CompletionItem[] {
  const { resolver } = tried.names;
  const scope = resolver.scopeOf(node);
  if (!scope) return [];
  const due = resolver.dueAt(node as Expression);
  const isDraw = isDrawn(node as Expression);
  return neighbours.of(project).flatMap((each) => {
    const rank = rankOf(each, due, isDraw);
    return rank === undefined || scope.lookup(each.name) ? [] : [importItem(project, each, rank)];
  });
}

/** The classes of other files. */
export function importedClasses(neighbours: Neighbours, project: OpenProject): CompletionItem[] {
  const known = project.checked.declarations.scopeOf(project.checked.project.main);
  return neighbours
    .of(project)
    .filter(({ role, name }) => role === 'class' && !known.lookup(name))
    .map((each) => importItem(project, each, 'leads'));
}

function importItem(project: OpenProject, each: Importable, rank: Rank): CompletionItem {
  const { path, name, role } = each;
  const { main } = project.checked.project;
  const data: ImportData = { uri: project.uriOf(main.path), path, name };
  const base = { ...item(name, kinds[role], `${role} of ${path}`, '', rank), data };
  const namespace = namespaceOf(project, path);
  if (namespace !== undefined) return { ...base, label: `${namespace}.${name}`, filterText: name };
  const { offset, text } = importOf(project, name, path);
  const position = project.text(main.path).positionAt(offset);
  return { ...base, additionalTextEdits: [TextEdit.insert(position, text)] };
}

/** Whether something fits what is due, as far as its declaration alone says; undefined where it can not. */
function rankOf({ role }: Importable, due: Type | undefined, isDraw: boolean): Rank | undefined {
  const all = due?.kind === 'union' ? due.of : due ? [due] : [];
  if (role === 'asset' || role === 'material')
    return all.some((one) => one.kind === 'use' && one.family === role) ? 'leads' : undefined;
  if (role === 'class') return all.some(({ kind }) => kind === 'class') ? 'leads' : undefined;
  const isValue = all.length === 0 || all.some(({ kind }) => values.has(kind));
  return isValue && isDraw === (role === 'dist') ? 'other' : undefined;
}

const values: ReadonlySet<Type['kind']> = new Set(['number', 'truth', 'text', 'color', 'vector', 'interval']);

/** The documentation of an item that imports. */
export function withDocumentation(found: CompletionItem, importable: Importable): CompletionItem {
  const value = help(importable.head, authorText(importable.documentation)).trimEnd();
  return { ...found, documentation: { kind: MarkupKind.Markdown, value } };
}
