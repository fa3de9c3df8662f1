import type { Expression as PlanExpression } from '../../engine/plan/plan.js';
import type { Expression, If, Item } from '../generated/ast.js';
import { truth } from '../types/type.js';
import type { Context } from './context.js';
import type { Scope } from './scope.js';
import { elaborateValue } from './value.js';

/** The conditions of the `if`s around an item, outermost first. */
export type Guards = readonly { readonly condition: Expression; readonly negated: boolean }[];

export interface GuardedItem {
  readonly item: Exclude<Item, If>;
  readonly guards: Guards;
}

/** The items of a body with those inside its `if`s, each with its conditions. */
export function flatten(items: readonly Item[], guards: Guards = []): GuardedItem[] {
  return items.flatMap((item): GuardedItem[] => {
    if (item.$type !== 'If') return [{ item, guards }];
    const then = flatten(item.then?.items ?? [], [...guards, { condition: item.condition, negated: false }]);
    const otherwise: Guards = [...guards, { condition: item.condition, negated: true }];
    return [...then, ...flatten(item.elseIf ? [item.elseIf] : (item.else?.items ?? []), otherwise)];
  });
}

/** The conjunction of the conditions; undefined if there are none. */
export function elaborateGuards(context: Context, guards: Guards, scope: Scope): PlanExpression | undefined {
  let all: PlanExpression | undefined;
  for (const { condition, negated } of guards) {
    if (!condition) continue;
    const { plan } = elaborateValue(context, condition, truth, scope);
    const one: PlanExpression = negated ? { op: 'not', args: [plan] } : plan;
    all = all === undefined ? one : { op: 'and', args: [all, one] };
  }
  return all;
}

/** Whether two items stand under the same conditions. */
export function sameGuards(a: Guards, b: Guards): boolean {
  return (
    a.length === b.length &&
    a.every((each, at) => each.condition === b[at]!.condition && each.negated === b[at]!.negated)
  );
}

/** Whether all of some conditions are among others. */
export function areWithin(inner: Guards, outer: Guards): boolean {
  return outer.every(({ condition, negated }) =>
    inner.some((each) => each.condition === condition && each.negated === negated),
  );
}
