import type { Expression as PlanExpression, Spatial } from '../../engine/plan/plan.js';
import type { Call, Expression } from '../generated/ast.js';
import type { Type } from '../types/type.js';
import { lengthVector, rotation } from '../types/type.js';
import { findKind, isA, type Kind } from '../words/catalogue.js';
import { orderedArguments } from './call.js';
import type { Context } from './context.js';
import type { Drawn } from './draw.js';
import { headName } from './draw-shape.js';
import { drawnLayout, isLayout } from './layout.js';
import { nodeCall, partName } from './node-part.js';
import { forceElement, writtenProperties } from './place-body.js';
import { checkPath, elaborateRegion, namedRegion } from './region.js';
import type { Scope } from './scope.js';
import { elaborateValue } from './value.js';

function spatialKind(context: Context, node: Expression, scope: Scope): Kind | undefined {
  const name = headName(node);
  if (name === undefined || scope.lookup(name)) return undefined;
  return findKind(context.catalogue, 'placement', name) ?? findKind(context.catalogue, 'orientation', name);
}

/** Whether an expression is a distribution in space: `on(table) { … }`, `shell { … }`, `gaussian(point, 5cm)`. */
export function isSpatial(context: Context, node: Expression, scope: Scope): boolean {
  return spatialKind(context, node, scope) !== undefined;
}

export function elaborateSpatial(context: Context, node: Expression, scope: Scope): Drawn | undefined {
  const kind = spatialKind(context, node, scope)!;
  if (isLayout(kind)) return drawnLayout(context, kind, node, scope);
  const at = context.range(scope, node);
  const body = node.$type === 'Construct' ? node.body : undefined;
  const head = node.$type === 'Construct' ? node.target : node;
  const call = head.$type === 'Call' ? head : undefined;
  const positional = positionalArguments(context, kind, head, call, scope);
  const written = writtenProperties(context, kind, node, body, scope);
  if (!positional || !written) return undefined;
  const { around, ...properties } = written;
  const { properties: others, ...about } = positional;
  const spatial: Spatial = {
    spatial: kind.name as Spatial['spatial'],
    properties: { ...properties, ...others },
    ...(around === undefined ? {} : { target: around }),
    ...about,
    at,
  };
  return { type: isA(kind, 'orientation') ? rotation : lengthVector, draw: spatial };
}

/** What stands in parentheses: what the placement is about, and positional parameters beside it, e.g. `gaussian`'s deviation. */
type Positional = Pick<Spatial, 'target' | 'surface' | 'volume' | 'node' | 'region'> & {
  readonly properties: Record<string, PlanExpression>;
};

function positionalArguments(
  context: Context,
  kind: Kind,
  head: Expression,
  call: Call | undefined,
  scope: Scope,
): Positional | undefined {
  const parameters = kind.positional;
  if (!call) {
    if (parameters.length === 0) return { properties: {} };
    const due = `(${parameters.map((each) => each.name).join(', ')})`;
    context.report('call/arguments', scope, head, { name: kind.name, due, found: 'there are none' });
    return undefined;
  }
  const given = orderedArguments(context, call, { name: kind.name, parameters }, scope);
  if (!given) return undefined;
  let result: Positional = { properties: {} };
  for (const [at, { value }] of given.entries()) {
    const parameter = parameters[at]!;
    if (at === 0) {
      const target = elaborateTarget(context, kind, parameter.type as Type, value, scope);
      if (!target) return undefined;
      result = { properties: {}, ...target };
      continue;
    }
    const typed = elaborateValue(context, value, parameter.type as Type, scope);
    if (typed.type.kind === 'error') return undefined;
    result.properties[parameter.name] = typed.plan;
  }
  return result;
}

/** The first argument: a thing or a part of it, a region of space, a path, a point. */
function elaborateTarget(
  context: Context,
  kind: Kind,
  due: Type,
  value: Expression,
  scope: Scope,
): Partial<Positional> | undefined {
  const region = kind.name === 'inside' ? namedRegion(context, value, scope) : undefined;
  if (region) return elaborateRegion(context, region, value, scope);
  const { thing, surface, volume, node } = partsOf(kind, value);
  const typed = elaborateValue(context, thing, due, scope);
  if (typed.type.kind === 'error') return undefined;
  forceElement(context, thing, scope);
  if (kind.name === 'along' && !checkPath(context, typed.plan, thing, scope)) return undefined;
  const name = node && partName(context, node, thing, scope);
  if (node && name === undefined) return undefined;
  return {
    target: typed.plan,
    ...(surface ? { surface } : {}),
    ...(volume ? { volume } : {}),
    ...(name === undefined ? {} : { node: name }),
  };
}

/** Takes `x.node("board").surface` apart, as far as the placement knows such parts. */
function partsOf(
  kind: Kind,
  value: Expression,
): { thing: Expression; surface?: true; volume?: true; node?: Call } {
  const ending = { on: 'surface', inside: 'volume' }[kind.name];
  const isEnding = ending !== undefined && value.$type === 'Member' && value.member === ending;
  const inner = isEnding ? value.target : value;
  const whole = isEnding
    ? ending === 'surface'
      ? { surface: true as const }
      : { volume: true as const }
    : {};
  const part = ['on', 'above', 'inside'].includes(kind.name) ? nodeCall(inner) : undefined;
  return part ? { thing: part.thing, node: part.call, ...whole } : { thing: inner, ...whole };
}
