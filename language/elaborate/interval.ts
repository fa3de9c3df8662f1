import type { Expression } from '../generated/ast.js';
import * as types from '../types/type.js';
import { type Type, typeName } from '../types/type.js';
import type { Context } from './context.js';
import type { Scope } from './scope.js';
import { failed, type Typed } from './typed.js';
import { elaborateValue } from './value.js';

/** `low .. high` where an interval is due. */
export function elaborateInterval(
  context: Context,
  node: Extract<Expression, { $type: 'RangeExpression' }>,
  expected: Type | undefined,
  scope: Scope,
): Typed {
  const of = expected?.kind === 'interval' ? expected.of : undefined;
  const bounds = elaborateBounds(context, node, of, scope);
  if (!bounds) return failed;
  return {
    type: { kind: 'interval', of: bounds.type },
    plan: { low: bounds.low, high: bounds.high, at: context.range(scope, node) },
  };
}

/** Both bounds of `low .. high`, of one dimension and in order; undefined where something was told. */
export function elaborateBounds(
  context: Context,
  node: Extract<Expression, { $type: 'RangeExpression' }>,
  of: Type | undefined,
  scope: Scope,
): { type: Type; low: Typed['plan']; high: Typed['plan'] } | undefined {
  const low = elaborateValue(context, node.low, of, scope);
  const other = of ?? (low.type.kind === 'number' ? types.number(low.type.dimension) : undefined);
  const high = elaborateValue(context, node.high, other, scope);
  if (low.type.kind === 'error' || high.type.kind === 'error') return undefined;
  if (low.type.kind !== 'number' || high.type.kind !== 'number') {
    const wrong = low.type.kind === 'number' ? node.high : node.low;
    context.report('type/mismatch', scope, wrong, {
      due: 'a number',
      found: typeName((wrong === node.low ? low : high).type),
    });
    return undefined;
  }
  if (typeof low.plan === 'number' && typeof high.plan === 'number' && low.plan > high.plan) {
    const text = { low: scope.document.textOf(node.low), high: scope.document.textOf(node.high) };
    const words = {
      low: boundWords(node.low, low.plan, text.low),
      high: boundWords(node.high, high.plan, text.high),
    };
    const literals = isLiteral(node.low) && isLiteral(node.high);
    const fix = literals ? { title: 'Swap the bounds', text: `${text.high} .. ${text.low}` } : undefined;
    context.report('interval/empty', scope, node, words, fix);
    return undefined;
  }
  const whole = low.type.whole === true && high.type.whole === true;
  return { type: { kind: 'number', dimension: low.type.dimension, whole }, low: low.plan, high: high.plan };
}

function isLiteral(node: Expression): boolean {
  return node.$type === 'Quantity' || (node.$type === 'Unary' && isLiteral(node.operand));
}

/** A bound as it was written, with its value where that is not plain to see. */
function boundWords(node: Expression, value: number, text: string): string {
  return isLiteral(node) ? text : `\`${text}\`, which is ${value},`;
}
