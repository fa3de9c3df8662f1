import type { Expression } from '../generated/ast.js';
import type { Context } from './context.js';
import type { Scope } from './scope.js';

/** Whether a word that should be many things is no name at all, which is then told. */
export function isUnknownThings(context: Context, node: Expression | undefined, scope: Scope): boolean {
  if (node?.$type !== 'Ref' || scope.lookup(node.name)) return false;
  context.report('name/unknown', scope, node, {
    name: node.name,
    due: 'something of which there are many',
    nearest: context.nearest(node.name, () => scope.names()),
  });
  return true;
}
