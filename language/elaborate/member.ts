import type { ElementReference, Expression as PlanExpression } from '../../engine/plan/plan.js';
import type { Call, Expression, Index, Member } from '../generated/ast.js';
import * as types from '../types/type.js';
import { typeName } from '../types/type.js';
import { operation } from './arithmetic.js';
import type { Context } from './context.js';
import type { ElementDeclaration } from './element.js';
import { elementAt, groupsAreMany, isMany, mayBeMissing } from './element-path.js';
import { nodeCall, partName } from './node-part.js';
import { outputsOf } from './output.js';
import { elaborateNearest, elaborateRelationToSubject } from './relation.js';
import type { Scope } from './scope.js';
import { elementValue, symbolValue } from './symbol-value.js';
import { dueSymbol } from './taken-name.js';
import { failed, type Typed } from './typed.js';
import { elaborateValue } from './value.js';

/** `file.name`, `class.sub`, `thing.fact`, `vector.x`, a part of a copula. */
export function elaborateMember(
  context: Context,
  node: Member,
  expected: types.Type | undefined,
  scope: Scope,
): Typed {
  const { target } = node;
  const hidden = hiddenClass(node, expected, scope);
  if (hidden !== undefined) return classMember(context, node, hidden, scope);
  const head = target.$type === 'Ref' ? scope.lookup(target.name) : undefined;
  if (head?.kind === 'namespace') {
    const symbol = head.scope.lookup(node.member);
    if (symbol) return symbolValue(context, symbol, node, scope);
    return unknownMember(
      context,
      node,
      `\`${target.$type === 'Ref' ? target.name : ''}\``,
      () => head.scope.names(),
      scope,
    );
  }
  const inGroup = elementAt(node, scope);
  if (inGroup) return elementValue(context, inGroup, node, scope);
  const part = nodeCall(target);
  if (part) return partMember(context, node, part, scope);
  const thing = elementReference(context, target, scope);
  if (thing === 'told') return failed;
  if (thing) return elementMember(context, node, thing, scope);
  const value = elaborateValue(context, target, undefined, scope);
  if (value.type.kind === 'class') {
    const path = `${(value.plan as { class: string }).class}.${node.member}`;
    return classMember(context, node, path, scope);
  }
  if (value.type.kind === 'vector') {
    const axes = ['x', 'y', 'z'].slice(0, value.type.size);
    if (axes.includes(node.member)) {
      return operation(context, node.member, [value.plan], types.number(value.type.dimension), node, scope);
    }
    return unknownMember(context, node, typeName(value.type), () => axes, scope);
  }
  if (value.type.kind === 'joint') {
    const { parts } = value.type;
    const index = parts.findIndex(({ name }) => name === node.member);
    if (index >= 0) return operation(context, 'part', [value.plan, index], parts[index]!.type, node, scope);
    return unknownMember(context, node, typeName(value.type), () => parts.map(({ name }) => name), scope);
  }
  return value.type.kind === 'error'
    ? failed
    : unknownMember(context, node, typeName(value.type), () => [], scope);
}

/** The class that `bed.single` names though a thing is called `bed`, where a class is due. */
function hiddenClass(node: Member, expected: types.Type | undefined, scope: Scope): string | undefined {
  const path = pathIn(node);
  if (path === undefined || scope.lookup(path[0]!)?.kind !== 'element') return undefined;
  const due = dueSymbol(expected, path[0]!, scope);
  return due?.kind === 'class' ? [due.path, ...path.slice(1)].join('.') : undefined;
}

/** The names of `fruit.citrus.lemon`. */
function pathIn({ target, member }: Member): string[] | undefined {
  if (target.$type === 'Ref') return [target.name, member];
  const before = target.$type === 'Member' ? pathIn(target) : undefined;
  return before && [...before, member];
}

/** `fruit.apple`: also of a class that was imported, under whatever name. */
function classMember(context: Context, node: Member, path: string, scope: Scope): Typed {
  if (context.classes.has(path)) {
    return { type: { kind: 'class' }, plan: { class: path, at: context.range(scope, node) } };
  }
  const parent = path.slice(0, path.lastIndexOf('.'));
  return unknownMember(context, node, `Class \`${parent}\``, () => context.classes.namesIn(parent), scope);
}

function unknownMember(
  context: Context,
  node: Member,
  owner: string,
  candidates: () => Iterable<string>,
  scope: Scope,
): Typed {
  const { uri, end } = scope.document.place(node);
  const nearest = context.nearest(node.member, candidates);
  const place = { uri, start: end - node.member.length, end };
  const fixes = nearest ? [{ title: `Write \`${nearest}\``, edits: [{ ...place, text: nearest }] }] : [];
  const capital = owner[0]!.toUpperCase() + owner.slice(1);
  context.reporter.report(
    'reference/member',
    place,
    { owner: capital, name: node.member, nearest },
    { fixes },
  );
  return failed;
}

/** The one thing that an expression names, `told` if it names many or a wrong one, undefined if it names no element. */
export function elementReference(
  context: Context,
  node: Expression,
  scope: Scope,
): { element: ElementDeclaration; reference: ElementReference } | 'told' | undefined {
  const nearest = elaborateNearest(context, node, scope);
  if (nearest) return nearest;
  const target = node.$type === 'Index' ? node.target : node;
  const element = elementAt(target, scope);
  if (!element) return undefined;
  const at = context.range(scope, node);
  if (node.$type === 'Index' && (element.many || !isMany(element, scope))) {
    const index = provedIndex(context, node, element, scope);
    return index === undefined ? 'told' : { element, reference: { element: element.name, index, at } };
  }
  if (isMany(element, scope)) {
    context.report('reference/many', scope, node, { name: element.name });
    return 'told';
  }
  return { element, reference: { element: element.name, at } };
}

/** The index of one of many, if it is certain that the instance is there. */
function provedIndex(
  context: Context,
  node: Index,
  element: ElementDeclaration,
  scope: Scope,
): PlanExpression | undefined {
  const { name } = element;
  const refuse = (problem: string) => {
    context.report('reference/index', scope, node, { problem });
    return undefined;
  };
  if (!element.many) return refuse(`\`${name}\` is one thing, not many; write \`${name}\`.`);
  if (element.family === 'group' || groupsAreMany(element, scope))
    return refuse('What stands in one of many groups is asked for with `count`, `any`, `all`, `mean`, ….');
  const index = elaborateValue(context, node.index, types.wholeNumber, scope);
  if (index.type.kind === 'error') return undefined;
  if (mayBeMissing(element, scope))
    return refuse(`An instance of \`${name}\` may be dropped, so \`${name}[…]\` may not be there.`);
  const least = element.leastCount();
  if (typeof index.plan === 'number') {
    if (index.plan >= 0 && index.plan < least) return index.plan;
    const sure = least === 0 ? 'may have none' : `has at least ${least}, up to \`${name}[${least - 1}]\``;
    return refuse(`\`${name}\` ${sure}; there may be no \`${name}[${index.plan}]\`.`);
  }
  const own = scope.element;
  const isOwnIndex = typeof index.plan === 'object' && 'index' in index.plan && !('element' in index.plan);
  if (isOwnIndex && own && own.mostCount() <= least) return index.plan;
  return refuse(
    `It is not certain that \`${scope.document.textOf(node.index)}\` is below the count of \`${name}\` (at least ${least}).`,
  );
}

function elementMember(
  context: Context,
  node: Member,
  thing: { element: ElementDeclaration; reference: ElementReference },
  scope: Scope,
): Typed {
  const { element, reference } = thing;
  const at = context.range(scope, node);
  const variable = element.block.variables.get(node.member);
  if (variable) {
    const { type } = variable.resolved.get();
    return type.kind === 'error' ? failed : { type, plan: { output: node.member, of: reference, at } };
  }
  const unset = element.defaultOf(node.member);
  if (unset) return unset;
  const relation = context.catalogue.relations.get(node.member);
  if (relation) return elaborateRelationToSubject(context, node, relation, thing, scope);
  const outputs = outputsOf(element.family);
  const type = outputs.get(node.member);
  if (type) {
    element.force();
    return { type, plan: { output: node.member, of: reference, at } };
  }
  const names = () => [
    ...element.block.variables.keys(),
    ...outputs.keys(),
    ...element.block.elements.keys(),
    ...context.catalogue.relations.keys(),
  ];
  return unknownMember(context, node, `\`${element.name}\``, names, scope);
}

/** `rack.node("board").center`: a fact about a named part of a model. */
function partMember(
  context: Context,
  node: Member,
  { thing, call }: { thing: Expression; call: Call },
  scope: Scope,
): Typed {
  const found = elementReference(context, thing, scope);
  if (found === 'told') return failed;
  if (!found) {
    context.report('call/unknown', scope, call, { found: `\`${scope.document.textOf(call)}\`` });
    return failed;
  }
  const name = partName(context, call, thing, scope);
  if (name === undefined) return failed;
  const facts = ['center', 'size'];
  if (!facts.includes(node.member)) return unknownMember(context, node, 'a node', () => facts, scope);
  found.element.force();
  const plan = { output: node.member, of: found.reference, node: name, at: context.range(scope, node) };
  return { type: types.lengthVector, plan };
}

/** `things[0]` as a value. */
export function elaborateIndex(context: Context, node: Index, scope: Scope): Typed {
  const thing = elementReference(context, node, scope);
  if (thing === 'told') return failed;
  if (thing) {
    return { type: { kind: 'element', element: thing.element.family, many: false }, plan: thing.reference };
  }
  const value = elaborateValue(context, node.target, undefined, scope);
  if (value.type.kind !== 'error') {
    context.report('reference/index', scope, node, { problem: `${typeName(value.type)} has no instances.` });
  }
  return failed;
}
