import type { AstNode, CstNode } from 'langium';
import { walk } from '../../engine/plan/walk.js';
import type { Item } from '../generated/ast.js';
import type { Document } from '../project/document.js';
import type { Context } from './context.js';
import { importedName, nameNode } from './name-node.js';
import type { Declarations } from './top.js';

/** What a declaration is called, and what becomes of it if it is used. */
const uses: Readonly<Record<string, string>> = {
  asset: 'nothing is made of it',
  material: 'nothing is made of it',
  dist: 'nothing is drawn from it',
  param: 'nothing depends on it',
  let: 'nothing depends on it',
  import: 'nothing of it is used',
  class: 'nothing has it or one below it',
};

/** Tells what a file declares for nothing. What it declares may be for others, if it has no data set of its own. */
export function reportUnused(
  context: Context,
  document: Document,
  declarations: Declarations,
  hasDataset: boolean,
): void {
  const scope = declarations.scopeOf(document);
  const tell = (what: string, name: string, place: AstNode | CstNode) =>
    context.report('name/unused', scope, place, { what, name, why: uses[what]! });
  const check = (what: string, name: string, place: AstNode | CstNode) => {
    if (!scope.used.has(name)) tell(what, name, place);
  };
  for (const item of document.spec.items) {
    if (item.$type === 'Import') {
      if (item.alias !== undefined) check('import', item.alias, importedName(item));
      for (const each of item.names) check('import', each.alias ?? each.name, importedName(each));
    } else if (hasDataset) checkDeclaration(item, check);
  }
  if (!hasDataset) return;
  const classes = usedClasses(declarations);
  for (const item of document.spec.items) {
    if (item.$type !== 'Element' || item.kind !== 'class') continue;
    // A taxonomy is often wider than one data set: it is of use if one of its classes is.
    if (!classes.has(item.name)) tell('class', item.name, nameNode(item));
  }
}

function checkDeclaration(
  item: Item,
  check: (what: string, name: string, place: AstNode | CstNode) => void,
): void {
  if (item.$type === 'Let' || item.$type === 'Param')
    check(item.$type === 'Let' ? 'let' : 'param', item.name, nameNode(item));
  if (item.$type !== 'Element') return;
  const { kind, name } = item;
  if (kind === 'asset' || kind === 'material' || kind === 'dist') check(kind, name, nameNode(item));
}

/** The classes that objects and assets have, and those that they are below. */
function usedClasses(declarations: Declarations): ReadonlySet<string> {
  const used = new Set<string>();
  walk([declarations.scenePlans, Object.values(declarations.templateTerms)], (node) => {
    if (typeof node['class'] !== 'string') return;
    for (let path = node['class']; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('.'))))
      used.add(path);
  });
  return used;
}
