import type { Expression as PlanExpression, Spatial } from '../../engine/plan/plan.js';
import type { Body, Call, Expression } from '../generated/ast.js';
import type { Type } from '../types/type.js';
import { lengthVector, rotation } from '../types/type.js';
import { findKind, isA, type Kind } from '../words/catalogue.js';
import { BlockBody } from './block.js';
import { orderedArguments } from './call.js';
import type { Context } from './context.js';
import type { Drawn } from './draw.js';
import { headName } from './draw-shape.js';
import { flatten } from './guards.js';
import { elementReference } from './member.js';
import { ownerName } from './owner-name.js';
import { BlockScope, type Scope } from './scope.js';
import { elaborateValue } from './value.js';

/** Properties of a placement that only objects heed, since only they avoid each other. */
const searchProperties = ['gap', 'candidates', 'crowded'];

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
  const at = context.range(scope, node);
  const body = node.$type === 'Construct' ? node.body : undefined;
  const head = node.$type === 'Construct' ? node.target : node;
  const call = head.$type === 'Call' ? head : undefined;
  const positional = positionalArguments(context, kind, head, call, scope);
  const written = writtenProperties(context, kind, node, body, scope);
  if (!positional || !written) return undefined;
  const { around, ...properties } = written;
  const target = positional.target ?? around;
  const spatial: Spatial = {
    spatial: kind.name as Spatial['spatial'],
    properties: { ...properties, ...positional.properties },
    ...(target === undefined ? {} : { target }),
    ...(positional.surface ? { surface: true as const } : {}),
    at,
  };
  return { type: isA(kind, 'orientation') ? rotation : lengthVector, draw: spatial };
}

interface Positional {
  target?: PlanExpression;
  surface?: boolean;
  /** Positional parameters beside the target, e.g. `gaussian`'s deviation. */
  readonly properties: Record<string, PlanExpression>;
}

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
  const result: Positional = { properties: {} };
  for (const [at, argument] of given.entries()) {
    const parameter = parameters[at]!;
    const isTarget = parameter.name === 'target' || parameter.name === 'center';
    let { value } = argument;
    if (kind.name === 'on' && isTarget && value.$type === 'Member' && value.member === 'surface') {
      value = value.target;
      result.surface = true;
    }
    const typed = elaborateValue(context, value, parameter.type as Type, scope);
    if (typed.type.kind === 'error') return undefined;
    if (isTarget) {
      forceElement(context, value, scope);
      result.target = typed.plan;
    } else {
      result.properties[parameter.name] = typed.plan;
    }
  }
  return result;
}

/** A thing that a place depends on must not depend on that place. */
function forceElement(context: Context, node: Expression, scope: Scope): void {
  const thing = elementReference(context, node, scope);
  if (thing && thing !== 'told') thing.element.force();
}

/** The properties in the body and the defaults of the others, all of them values. */
function writtenProperties(
  context: Context,
  kind: Kind,
  node: Expression,
  body: Body | undefined,
  scope: Scope,
): Record<string, PlanExpression> | undefined {
  const block = new PlacementScope(scope, kind);
  const fixed = 'each place by itself; draw it with `let … ~ …` and use the name';
  const rules = { lets: false, requires: false, keypoints: false, owner: `\`${kind.name}\``, fixed };
  const reader = new BlockBody(context, block, kind, rules, flatten(body?.items ?? []));
  reader.takeOverrides(node, scope);
  const avoids = scope.element?.family === 'object';
  const properties: Record<string, PlanExpression> = {};
  const terms = reader.propertyTerms((property) => avoids || !searchProperties.includes(property.name));
  for (const [name, term] of Object.entries(terms)) {
    if ('if' in term) {
      const written = block.variables.get(name)?.node as { target?: Expression } | undefined;
      context.report('draw/misplaced', scope, written?.target ?? node, { found: `\`${name}\``, due: fixed });
      return undefined;
    }
    if ('value' in term) properties[name] = term.value;
  }
  for (const name of searchProperties) {
    const variable = block.variables.get(name);
    if (!avoids && variable && scope.element) {
      const owner = ownerName(scope.element.kind).replace(/^A/, 'a');
      context.report(
        'property/no-effect',
        scope,
        (variable.node as { target?: Expression }).target ?? variable.node,
        { name, owner },
      );
    }
  }
  const around = block.variables.get('around');
  if (around && scope.element) forceAround(context, around.node, scope);
  return properties;
}

function forceAround(context: Context, node: object, scope: Scope): void {
  const { value } = node as { value?: Expression };
  if (value?.$type === 'Ref') forceElement(context, value, scope);
}

/** The body of a placement is no block of the plan: its values stand in the block around it. */
class PlacementScope extends BlockScope {
  constructor(parent: Scope, kind: Kind) {
    super(parent.document, parent, kind);
  }

  override get depth(): number {
    return this.parent!.depth;
  }
}
