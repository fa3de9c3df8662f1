import type { AstNode } from 'langium';
import type { Require } from '../../engine/plan/plan.js';
import type { Expression } from '../generated/ast.js';
import { truth } from '../types/type.js';
import type { Context } from './context.js';
import { elaborateGuards, type Guards } from './guards.js';
import { conditionScope } from './relation.js';
import type { Scope } from './scope.js';
import { elaborateValue } from './value.js';

/** A condition, in a scene or of each instance. */
export function elaborateRequire(
  context: Context,
  item: { readonly condition: Expression } & AstNode,
  name: string,
  guards: Guards,
  scope: Scope,
): Require {
  const when = elaborateGuards(context, guards, scope);
  const condition = elaborateValue(context, item.condition, truth, conditionScope(scope)).plan;
  return { name, condition, at: context.range(scope, item), ...(when === undefined ? {} : { when }) };
}
