import { type DocumentSymbol, type DocumentSymbolParams, SymbolKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Expression, If, Item } from '../../language/generated/ast.js';
import type { Place } from '../../language/index.js';
import { placeOfName } from '../../language/names/name-place.js';
import type { Document } from '../../language/project/document.js';
import { symbolKind } from '../source/symbol-kinds.js';
import { guarded, type Server } from './feature.js';

/** What a spec declares, as a tree. */
export function installSymbols(server: Server): void {
  server.connection.onDocumentSymbol(
    guarded(server, 'symbols', [], ({ textDocument }: DocumentSymbolParams): DocumentSymbol[] => {
      const project = server.projects.of(textDocument.uri);
      if (!project) return [];
      const { main } = project.checked.project;
      return symbolsOf(main.spec.items, main, project.text(main.path));
    }),
  );
}

function symbolsOf(items: readonly Item[], document: Document, text: TextDocument): DocumentSymbol[] {
  return items.flatMap((item) => {
    // What stands in an `if` belongs to what is around it.
    if (item.$type === 'If') return symbolsOf(itemsOfIf(item), document, text);
    const named = nameOf(item);
    const name = named && placeOfName(document, item);
    if (!named || !name) return [];
    const rangeOf = ({ start, end }: Place) => ({ start: text.positionAt(start), end: text.positionAt(end) });
    const children = symbolsOf(bodyOf(item), document, text);
    return [{ ...named, range: rangeOf(document.place(item)), selectionRange: rangeOf(name), children }];
  });
}

function nameOf(item: Item): { name: string; detail: string; kind: SymbolKind } | undefined {
  switch (item.$type) {
    case 'Element':
      return item.name ? { name: item.name, detail: item.kind, kind: symbolKind(item.kind) } : undefined;
    case 'Let':
      return item.name ? { name: item.name, detail: 'let', kind: SymbolKind.Variable } : undefined;
    case 'Param':
      return item.name ? { name: item.name, detail: 'param', kind: SymbolKind.Constant } : undefined;
    case 'Require':
      return item.name ? { name: item.name, detail: 'require', kind: SymbolKind.Boolean } : undefined;
    case 'Entry':
      return entryName(item.target, item.value);
    default:
      return undefined;
  }
}

/** Of what is no declaration those have a symbol that have a body: `environment = sky { … }`, `labels { … }`. */
function entryName(
  target: Expression | undefined,
  value: Expression | undefined,
): { name: string; detail: string; kind: SymbolKind } | undefined {
  if (target?.$type === 'Construct' && target.target.$type === 'Ref') {
    const { name } = target.target;
    return { name, detail: '', kind: symbolKind(name) };
  }
  if (target?.$type !== 'Ref' || !target.name) return undefined;
  if (target.name === 'environment') return { name: 'environment', detail: '', kind: SymbolKind.Object };
  if (value?.$type !== 'Construct' || value.target.$type !== 'Ref') return undefined;
  return { name: target.name, detail: value.target.name, kind: SymbolKind.Property };
}

/** The items of what is declared with a body of its own, `{ … }` or `= kind { … }`. */
function bodyOf(item: Item): readonly Item[] {
  if (item.$type === 'Element' && item.body) return item.body.items;
  const value = 'value' in item ? item.value : undefined;
  return value?.$type === 'Construct' ? value.body.items : [];
}

function itemsOfIf(item: If): Item[] {
  const others = item.elseIf ? itemsOfIf(item.elseIf) : (item.else?.items ?? []);
  return [...(item.then?.items ?? []), ...others];
}
