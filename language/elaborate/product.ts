import type { Product } from '../../engine/plan/plan.js';
import type { Call, Expression, Tuple } from '../generated/ast.js';
import * as types from '../types/type.js';
import { type Type, typeName } from '../types/type.js';
import type { Signature } from '../words/catalogue.js';
import type { Context } from './context.js';
import { type Drawn, elaborateDistribution } from './draw.js';
import { isDistributionLike } from './draw-shape.js';
import type { Scope } from './scope.js';
import { elaborateValue } from './value.js';

/** Independent components: `(0m .. 1m, 2m, normal(0m, 1cm))`. */
export function product(
  context: Context,
  node: Tuple,
  expected: Type | undefined,
  scope: Scope,
): Drawn | undefined {
  const alternatives = expected?.kind === 'union' ? expected.of : expected ? [expected] : [];
  const due = alternatives.find((each) => each.kind === 'vector' && each.size === node.items.length);
  let component: Type | undefined = due?.kind === 'vector' ? types.number(due.dimension) : undefined;
  const parts: Product['product'][number][] = [];
  for (const item of node.items) {
    const part = productPart(context, item, component, scope);
    if (!part) return undefined;
    if (part.type.kind !== 'number') {
      context.report('type/mismatch', scope, item, { due: 'a number', found: typeName(part.type) });
      return undefined;
    }
    component ??= types.number(part.type.dimension);
    parts.push(part.part);
  }
  const dimension = component?.kind === 'number' ? component.dimension : '';
  return {
    type: types.vector(parts.length, dimension),
    draw: { product: parts, at: context.range(scope, node) },
  };
}

/** A function of independent components: `hsv(0deg .. 360deg, 20% .. 100%, 1)`. */
export function appliedProduct(
  context: Context,
  node: Call,
  signature: Signature,
  scope: Scope,
): Drawn | undefined {
  if (signature.result.kind !== 'color') {
    context.report('draw/inside', scope, node);
    return undefined;
  }
  const parts: Product['product'][number][] = [];
  if (node.args.length !== signature.parameters.length || node.args.some((each) => each.name !== undefined)) {
    const due = `(${signature.parameters.map((each) => each.name).join(', ')})`;
    context.report('call/arguments', scope, node, {
      name: signature.name,
      due,
      found: `there are ${node.args.length}`,
    });
    return undefined;
  }
  for (const [at, argument] of node.args.entries()) {
    const part = productPart(context, argument.value, signature.parameters[at]!.type as Type, scope);
    if (!part) return undefined;
    parts.push(part.part);
  }
  return {
    type: signature.result,
    draw: { product: parts, apply: signature.name, at: context.range(scope, node) },
  };
}

function productPart(
  context: Context,
  node: Expression,
  expected: Type | undefined,
  scope: Scope,
): { type: Type; part: Product['product'][number] } | undefined {
  if (isDistributionLike(context, node, scope, undefined)) {
    const drawn = elaborateDistribution(context, node, expected, scope);
    return drawn && { type: drawn.type, part: drawn.draw };
  }
  const value = elaborateValue(context, node, expected, scope);
  return value.type.kind === 'error' ? undefined : { type: value.type, part: { fixed: value.plan } };
}
