import type { Expression as PlanExpression } from '../../engine/plan/plan.js';
import { errorType, type Type } from '../types/type.js';

/** An expression with its type and its meaning in the plan. */
export interface Typed {
  readonly type: Type;
  readonly plan: PlanExpression;
}

/** Stands where an error has been told; never reaches a plan, because a spec with errors has none. */
export const failed: Typed = { type: errorType, plan: 0 };

/** The value of an expression that mentions no variable, or undefined. */
export function constantOf(plan: PlanExpression): number | boolean | string | readonly number[] | undefined {
  if (typeof plan !== 'object') return plan;
  if ('tuple' in plan && plan.tuple.every((part) => typeof part === 'number'))
    return plan.tuple as readonly number[];
  return undefined;
}

export function isConstant(plan: PlanExpression): boolean {
  if (typeof plan !== 'object') return true;
  if ('tuple' in plan) return plan.tuple.every(isConstant);
  if ('low' in plan) return isConstant(plan.low) && isConstant(plan.high);
  return 'class' in plan || 'file' in plan;
}
