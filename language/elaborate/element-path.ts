import type { Expression } from '../generated/ast.js';
import type { ElementDeclaration } from './element.js';
import type { Scope } from './scope.js';

/** The thing that a name or a path names: `table`, `shelf.box` of a group; undefined if it names none. */
export function elementAt(node: Expression, scope: Scope): ElementDeclaration | undefined {
  if (node.$type === 'Ref') {
    const symbol = scope.lookup(node.name);
    return symbol?.kind === 'element' ? symbol.element : undefined;
  }
  if (node.$type !== 'Member') return undefined;
  return elementAt(node.target, scope)?.block.elements.get(node.member);
}

/** Whether there may be several of a thing as seen from a scope: inside a run of a group, there is one of each of its things. */
export function isMany(element: ElementDeclaration, scope: Scope): boolean {
  return element.many || groupsAreMany(element, scope);
}

/** Whether a thing is in one of several runs of a group, and a scope is not. */
export function groupsAreMany(element: ElementDeclaration, scope: Scope): boolean {
  return groupsBetween(element, scope).some((group) => group.many);
}

/** Whether an instance below the count may be missing, as seen from a scope. */
export function mayBeMissing(element: ElementDeclaration, scope: Scope): boolean {
  return element.mayDrop || groupsBetween(element, scope).some((group) => group.mayDrop);
}

/** Whether `index` is known in a scope: in one of many things, or in one of the runs of a group. */
export function hasIndex(scope: Scope): boolean {
  const { element } = scope;
  return element !== undefined && [element, ...groupsOf(element)].some((each) => each.many);
}

/** The groups in which an element stands, but a scope does not. */
function groupsBetween(element: ElementDeclaration, scope: Scope): ElementDeclaration[] {
  const around = scope.element ? [scope.element, ...groupsOf(scope.element)] : [];
  return groupsOf(element).filter((group) => !around.includes(group));
}

/** The groups round an element, the innermost first. */
function groupsOf({ within }: ElementDeclaration): ElementDeclaration[] {
  return within ? [within, ...groupsOf(within)] : [];
}
