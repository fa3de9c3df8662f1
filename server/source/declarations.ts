import type { AstNode } from 'langium';
import type { Body, Element, Entry, Item, Let, Param, Spec } from '../../language/generated/ast.js';

/** What gives a value its name: a declaration, or a property that is set. */
export type Declaration = Let | Param | Element | Entry;

const known = new WeakMap<object, ReadonlyMap<string, Declaration>>();

/** The names that stand directly in a block, each with what was written first. */
export function namesIn(block: Spec | Body): ReadonlyMap<string, Declaration> {
  let names = known.get(block);
  if (!names) {
    const all = new Map<string, Declaration>();
    collect(block.items, all);
    known.set(block, all);
    names = all;
  }
  return names;
}

function collect(items: readonly Item[], names: Map<string, Declaration>): void {
  for (const item of items) {
    const name = nameOf(item);
    if (name !== undefined && !names.has(name)) names.set(name, item as Declaration);
    if (item.$type !== 'If') continue;
    // What stands in an `if` belongs to the block around it.
    for (let part: typeof item | undefined = item; part; part = part.elseIf) {
      collect(part.then?.items ?? [], names);
      collect(part.else?.items ?? [], names);
    }
  }
}

function nameOf(item: Item): string | undefined {
  if (item.$type === 'Let' || item.$type === 'Param' || item.$type === 'Element') return item.name;
  if (item.$type !== 'Entry' || item.target?.$type !== 'Ref') return undefined;
  return item.random || item.fixed ? item.target.name : undefined;
}

/** What a name that is written in `node` stands for in its own file, as far as blocks say: the innermost first. */
export function declarationOf(name: string, node: AstNode): Declaration | undefined {
  for (let at: AstNode | undefined = node; at; at = at.$container) {
    if (at.$type !== 'Body' && at.$type !== 'Spec') continue;
    const found = namesIn(at as Body | Spec).get(name);
    // `let size = size` means the outer one; a thing may speak of itself.
    if (found && (found.$type === 'Element' || !holds(found, node))) return found;
  }
  return undefined;
}

/** What `name` is of a thing: `radius` of `ball`. */
export function partOf(declaration: Declaration, name: string): Declaration | undefined {
  const body = bodyOf(declaration);
  return body && namesIn(body).get(name);
}

/** The body of what is declared with one, `{ … }` or `= kind { … }`. */
export function bodyOf(item: Item): Body | undefined {
  if (item.$type === 'Element' && item.body) return item.body;
  const value = 'value' in item ? item.value : undefined;
  return value?.$type === 'Construct' || value?.$type === 'Struct' ? value.body : undefined;
}

/** Whether it is drawn: written with `~`. */
export function isDrawn(declaration: Declaration): boolean {
  return 'random' in declaration && declaration.random;
}

function holds(outer: AstNode, node: AstNode): boolean {
  for (let at: AstNode | undefined = node; at; at = at.$container) if (at === outer) return true;
  return false;
}
