import type { Call, Expression } from '../generated/ast.js';
import type { Type } from '../types/type.js';
import * as types from '../types/type.js';
import type { Signature } from '../words/catalogue.js';
import { matchArguments } from './call.js';
import type { Context } from './context.js';
import { domainFault } from './domain.js';
import type { Drawn } from './draw.js';
import { elaborateEmpirical } from './empirical.js';
import { elaborateBounds } from './interval.js';
import { listFault } from './list-fault.js';
import type { Scope } from './scope.js';
import type { Typed } from './typed.js';

/** `low .. high`: uniform, over whole numbers where one is due. */
export function interval(
  context: Context,
  node: Extract<Expression, { $type: 'RangeExpression' }>,
  expected: Type | undefined,
  scope: Scope,
): Drawn | undefined {
  const of = numberDue(expected);
  const bounds = elaborateBounds(context, node, of, scope);
  if (!bounds) return undefined;
  const whole = of?.kind === 'number' && of.whole === true;
  const type: Type = whole
    ? types.wholeNumber
    : types.number(bounds.type.kind === 'number' ? bounds.type.dimension : '');
  return {
    type,
    draw: {
      dist: whole ? 'whole' : 'uniform',
      args: [bounds.low, bounds.high],
      at: context.range(scope, node),
    },
  };
}

/** `normal(mean, deviation)` and its kin; `uniform(a .. b)` and `whole(a .. b)` take an interval too. */
export function scalar(
  context: Context,
  node: Call,
  signature: Signature,
  expected: Type | undefined,
  scope: Scope,
): Drawn | undefined {
  const at = context.range(scope, node);
  const single = node.args.length === 1 ? node.args[0]!.value : undefined;
  if (single?.$type === 'RangeExpression' && (signature.name === 'uniform' || signature.name === 'whole')) {
    const due = signature.name === 'whole' ? types.wholeNumber : numberDue(expected);
    const bounds = elaborateBounds(
      context,
      single,
      due && ({ ...due, whole: signature.name === 'whole' } as Type),
      scope,
    );
    if (!bounds) return undefined;
    const type = signature.name === 'whole' ? types.wholeNumber : bounds.type;
    return { type, draw: { dist: signature.name, args: [bounds.low, bounds.high], at } };
  }
  const call = matchArguments(context, node, signature, numberDue(expected), scope);
  if (!call) return undefined;
  const args = call.args.map((each: Typed) => each.plan);
  const fault = domainFault(signature, args) ?? listFault(signature, args);
  if (fault) {
    context.report('call/domain', scope, node, { name: signature.name, ...fault });
    return undefined;
  }
  if (signature.name === 'empirical') return elaborateEmpirical(context, node, signature, call, scope);
  return { type: call.type, draw: { dist: signature.name, args, at } };
}

export function numberDue(expected: Type | undefined): Type | undefined {
  if (expected?.kind === 'union') return expected.of.find((each) => each.kind === 'number');
  return expected?.kind === 'number' ? expected : undefined;
}
