import type { Expression } from '../generated/ast.js';
import * as types from '../types/type.js';
import { type Type, typeName } from '../types/type.js';
import type { Context } from './context.js';
import type { Scope } from './scope.js';
import type { Typed } from './typed.js';
import { elaborateValue } from './value.js';

/**
 * An argument of several numbers: `sameList` is a list of one dimension, `knot` a pair of a value and a density.
 * Gives also the type of the list's numbers or the pair's value; undefined where something was told.
 *
 * @param same the type that these must have, if it is known by now
 */
export function listArgument(
  context: Context,
  node: Expression,
  scheme: 'sameList' | 'knot',
  same: Type | undefined,
  scope: Scope,
): { typed: Typed; of: Type | undefined } | undefined {
  const mismatch = (due: string, found: string) => {
    context.report('type/mismatch', scope, node, { due, found });
    return undefined;
  };
  if (scheme === 'sameList') {
    const typed = elaborateValue(context, node, same && { kind: 'list', of: same }, scope);
    const { type } = typed;
    if (type.kind === 'error') return undefined;
    if (type.kind === 'list' && (type.of.kind === 'number' || type.of.kind === 'error')) {
      // An empty list has no type yet.
      return { typed, of: type.of.kind === 'number' ? type.of : undefined };
    }
    return mismatch('a list of numbers', typeName(type));
  }
  if (node.$type !== 'Tuple' || node.items.length !== 2) {
    return mismatch('a value and its density in parentheses', 'something else');
  }
  const value = elaborateValue(context, node.items[0]!, same, scope);
  const density = elaborateValue(context, node.items[1]!, types.number(), scope);
  if (value.type.kind === 'error' || density.type.kind === 'error') return undefined;
  if (value.type.kind !== 'number') return mismatch('a value and its density', typeName(value.type));
  const of = types.number(value.type.dimension);
  const plan = { tuple: [value.plan, density.plan], at: context.range(scope, node) };
  return { typed: { type: types.vector(2, value.type.dimension), plan }, of };
}
