import type { ElementReference } from '../../engine/plan/plan.js';
import type { Call, Expression, Member } from '../generated/ast.js';
import * as types from '../types/type.js';
import { fits, type Type, typeName } from '../types/type.js';
import type { Signature } from '../words/catalogue.js';
import { orderedArguments } from './call.js';
import type { Context } from './context.js';
import type { ElementDeclaration } from './element.js';
import { elementAt, groupsAreMany } from './element-path.js';
import { elementReference } from './member.js';
import { InstanceScope, type Scope } from './scope.js';
import { failed, type Typed } from './typed.js';
import { isUnknownThings } from './unknown-things.js';
import { elaborateValue } from './value.js';

/** A thing of the scene, and how the plan refers to it. */
export interface Thing {
  readonly element: ElementDeclaration;
  readonly reference: ElementReference;
}

/** `a.gapTo(b)`, or, in a condition about things, `gapTo(b)` of the thing that it is about. Undefined if it is no relation. */
export function elaborateRelationCall(context: Context, node: Call, scope: Scope): Typed | undefined {
  const { target } = node;
  if (target.$type === 'Member') {
    const relation = context.catalogue.relations.get(target.member);
    const receiver = relation && elementReference(context, target.target, scope);
    if (!relation || !receiver) return undefined;
    return receiver === 'told' ? failed : relationOf(context, node, relation, receiver, scope);
  }
  const relation = target.$type === 'Ref' ? context.catalogue.relations.get(target.name) : undefined;
  if (!relation) return undefined;
  const { subject } = scope;
  return subject
    ? relationOf(context, node, relation, subject, scope)
    : withoutSubject(context, node, relation, scope);
}

/** `things.gapTo(b)`, asked of each, for an aggregate over `things`. */
export function elaborateRelationOfEach(context: Context, node: Call, each: Scope): Typed | undefined {
  const relation = node.target.$type === 'Member' && context.catalogue.relations.get(node.target.member);
  return relation && each.subject ? relationOf(context, node, relation, each.subject, each) : undefined;
}

/** `camera.inView` in a condition about things: the thing that the condition is about is the other one. */
export function elaborateRelationToSubject(
  context: Context,
  node: Member,
  relation: Signature,
  thing: Thing,
  scope: Scope,
): Typed {
  const { subject } = scope;
  if (!subject) return withoutSubject(context, node, relation, scope);
  return relate(context, node, relation, thing, { ...subject, node }, scope);
}

function relationOf(context: Context, node: Call, relation: Signature, receiver: Thing, scope: Scope): Typed {
  const [argument] =
    orderedArguments(context, node, { ...relation, parameters: relation.parameters.slice(1) }, scope) ?? [];
  if (!argument) return failed;
  const other = elementReference(context, argument.value, scope);
  if (other === 'told') return failed;
  if (!other) {
    // What is a value has the wrong type; what is none is told as such.
    elaborateValue(context, argument.value, relation.parameters[1]!.type as Type, scope);
    return failed;
  }
  return relate(context, node, relation, receiver, { ...other, node: argument.value }, scope);
}

function relate(
  context: Context,
  node: Expression,
  relation: Signature,
  of: Thing,
  by: Thing & { readonly node: Expression },
  scope: Scope,
): Typed {
  const isWrong = [of, by].some(({ element }, at) => {
    const due = relation.parameters[at]!.type as Type;
    const found: Type = { kind: 'element', element: element.family, many: false };
    if (fits(found, due)) return false;
    const place = at === 0 ? node : by.node;
    context.report('type/mismatch', scope, place, { due: typeName(due), found: typeName(found) });
    return true;
  });
  if (isWrong) return failed;
  // What hides a thing may be any object of the scene.
  if (relation.name === 'occlusion') scope.forceObjects();
  for (const { element } of [of, by]) element.force();
  const plan = { output: relation.name, of: of.reference, by: by.reference, at: context.range(scope, node) };
  return { type: relation.result as Type, plan };
}

function withoutSubject(context: Context, node: Expression, relation: Signature, scope: Scope): Typed {
  const camera = relation.parameters[0]!.type;
  const isOfCamera = camera.kind === 'element' && camera.element === 'camera';
  context.report('declaration/misplaced', scope, node, {
    what: `\`${relation.name}\``,
    where: 'outside a condition about things without both its things',
    instead: isOfCamera
      ? `write \`camera.${relation.name}(thing)\`, or \`count(things where camera.${relation.name})\``
      : `write \`thing.${relation.name}(other)\`, or \`count(things where ${relation.name}(other))\``,
  });
  return failed;
}

/** `nearest(things, point)`: of many the one that is nearest to a point or a thing. Undefined if it is another call. */
export function elaborateNearest(
  context: Context,
  node: Expression,
  scope: Scope,
): Thing | 'told' | undefined {
  if (node.$type !== 'Call' || node.target.$type !== 'Ref') return undefined;
  if (node.target.name !== 'nearest' || scope.lookup('nearest')) return undefined;
  const given = orderedArguments(
    context,
    node,
    { name: 'nearest', parameters: [{ name: 'things' }, { name: 'to' }] },
    scope,
  );
  if (!given) return 'told';
  const [things, to] = given.map(({ value }) => value);
  if (isUnknownThings(context, things, scope)) return 'told';
  const element = elementAt(things!, scope);
  if (!element || element.family === 'environment' || groupsAreMany(element, scope)) {
    const found = `this is \`${scope.document.textOf(things!)}\``;
    context.report('call/arguments', scope, things!, { name: 'nearest', due: '(things, point)', found });
    return 'told';
  }
  const point = elaborateValue(context, to!, pointOrThing, scope);
  if (point.type.kind === 'error') return 'told';
  element.force();
  return {
    element,
    reference: { element: element.name, nearest: point.plan, at: context.range(scope, node) },
  };
}

const pointOrThing: Type = {
  kind: 'union',
  of: [{ kind: 'element', element: 'element', many: false }, types.lengthVector],
};

/** The scope of a condition that is asked of each instance of an element. */
export function conditionScope(scope: Scope): Scope {
  const { element } = scope;
  return element && element.family !== 'environment' ? new InstanceScope(scope, element) : scope;
}
