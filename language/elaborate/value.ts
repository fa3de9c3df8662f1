import { nearestName } from '../diagnostics/suggest.js';
import type { Expression, Quantity, Ref, Text, Tuple } from '../generated/ast.js';
import { dimensionName, plainNumber } from '../types/dimension.js';
import * as types from '../types/type.js';
import { fits, type Type, typeName } from '../types/type.js';
import { canonicalUnit, parseQuantity, units, unitsOf } from '../types/units.js';
import { findKind, kindsOf } from '../words/catalogue.js';
import { hexColor } from '../words/literal.js';
import { elaborateBinary, elaborateConditional, elaborateUnary } from './arithmetic.js';
import { elaborateCall } from './call.js';
import type { Context } from './context.js';
import { isDistributionLike } from './draw-shape.js';
import { hasIndex } from './element-path.js';
import { fileReference } from './files.js';
import { elaborateInterval } from './interval.js';
import { layoutValue } from './layout.js';
import { elaborateIndex, elaborateMember } from './member.js';
import type { Scope } from './scope.js';
import { symbolValue } from './symbol-value.js';
import { described, dueSymbol } from './taken-name.js';
import { anonymousUse } from './template.js';
import { failed, type Typed } from './typed.js';

/** The value of an expression, with `expected` (if given) as the type that is due; a wrong one is told. */
export function elaborateValue(
  context: Context,
  node: Expression,
  expected: Type | undefined,
  scope: Scope,
): Typed {
  context.findings?.enter(node, expected, scope);
  if (isDistributionLike(context, node, scope, expected)) {
    context.report('draw/inside', scope, node);
    return failed;
  }
  context.level++;
  const typed = elaborate(context, node, expected, scope);
  context.level--;
  context.findings?.leave(node, typed.type);
  return expected ? checked(context, typed, node, expected, scope) : typed;
}

/** Tells where the type does not fit what is due. */
function checked(context: Context, typed: Typed, node: Expression, expected: Type, scope: Scope): Typed {
  if (fits(typed.type, expected)) return typed;
  const due = quantityDue(expected);
  if (
    due !== undefined &&
    typed.type.kind === 'number' &&
    typed.type.dimension === plainNumber &&
    due !== plainNumber
  ) {
    const known = unitsOf(due).slice(0, 3);
    const written = scope.document.textOf(node);
    const literal = node.$type === 'Quantity' || node.$type === 'Unary';
    const examples = known.map((unit) => `\`${literal ? written : '1'}${unit}\``).join(', ');
    const fix =
      literal && known[0]
        ? { title: `Write \`${written}${known[0]}\``, text: `${written}${known[0]}` }
        : undefined;
    context.report(
      'type/unit-missing',
      scope,
      node,
      { due: types.withArticle(dimensionName(due)), examples },
      fix,
    );
  } else {
    context.report('type/mismatch', scope, node, { due: typeName(expected), found: typeName(typed.type) });
  }
  return failed;
}

/** The dimension that is due, if a number is. */
export function quantityDue(expected: Type | undefined): string | undefined {
  if (expected?.kind === 'number') return expected.dimension;
  if (expected?.kind === 'union') {
    const one = expected.of.find((each) => each.kind === 'number');
    return one?.kind === 'number' ? one.dimension : undefined;
  }
  return undefined;
}

function elaborate(context: Context, node: Expression, expected: Type | undefined, scope: Scope): Typed {
  switch (node.$type) {
    case 'Quantity':
      return quantity(context, node, scope);
    case 'HexColor': {
      const value = hexColor(node.text);
      if (value) return { type: types.color, plan: { tuple: value } };
      context.report('color/malformed', scope, node, { name: node.text });
      return failed;
    }
    case 'Text':
      return text(context, node, expected, scope);
    case 'Ref':
      return reference(context, node, expected, scope);
    case 'Tuple':
      return tuple(context, node, expected, scope);
    case 'List':
      return list(context, node.items, expected, node, scope);
    case 'Unary':
      return elaborateUnary(context, node, expected, scope);
    case 'Binary':
      return elaborateBinary(context, node, expected, scope);
    case 'IfExpression':
      return elaborateConditional(context, node, expected, scope);
    case 'RangeExpression':
      return elaborateInterval(context, node, expected, scope);
    case 'Call':
      return elaborateCall(context, node, expected, scope);
    case 'Member':
      return elaborateMember(context, node, expected, scope);
    case 'Index':
      return elaborateIndex(context, node, scope);
    case 'Construct':
      return (
        layoutValue(context, node, scope) ??
        anonymousUse(context, node, expected, scope) ??
        unexpectedBody(context, node, expected, scope)
      );
    case 'Struct':
      return unexpectedBody(context, node, expected, scope);
  }
}

function quantity(context: Context, node: Quantity, scope: Scope): Typed {
  const parsed = parseQuantity(node.text);
  if (parsed.ok) {
    return { type: { kind: 'number', dimension: parsed.dimension, whole: parsed.whole }, plan: parsed.value };
  }
  if (parsed.reason === 'unit') {
    const nearest = nearestName(canonicalUnit(parsed.unit), units.keys());
    const fix = nearest
      ? { title: `Write \`${nearest}\``, text: node.text.slice(0, -parsed.unit.length) + nearest }
      : undefined;
    context.report('unit/unknown', scope, node, { name: parsed.unit, nearest: nearest ?? '' }, fix);
  } else {
    const problem =
      parsed.reason === 'separator'
        ? 'An underscore stands between two digits.'
        : 'The number is too large for a 64-bit float.';
    context.report('number/malformed', scope, node, { problem });
  }
  return failed;
}

function text(context: Context, node: Text, expected: Type | undefined, scope: Scope): Typed {
  const members = expected?.kind === 'union' ? expected.of : expected ? [expected] : [];
  const file = members.find((each) => each.kind === 'file');
  if (file?.kind === 'file') return fileReference(context, node, file.content, scope);
  return { type: types.text, plan: node.value };
}

function tuple(context: Context, node: Tuple, expected: Type | undefined, scope: Scope): Typed {
  if (node.items.length === 1) return elaborateValue(context, node.items[0]!, expected, scope);
  const alternatives = expected?.kind === 'union' ? expected.of : expected ? [expected] : [];
  const due = alternatives.find((each) => each.kind === 'vector' && each.size === node.items.length);
  const first = due?.kind === 'vector' ? types.number(due.dimension) : undefined;
  let component: Type | undefined = first;
  const parts = node.items.map((item) => {
    const part = elaborateValue(context, item, component, scope);
    if (!component && part.type.kind === 'number') component = types.number(part.type.dimension);
    return part;
  });
  if (parts.some((part) => part.type.kind === 'error')) return failed;
  if (parts.some((part) => part.type.kind !== 'number')) {
    context.report('type/mismatch', scope, node, {
      due: 'a vector of numbers',
      found: 'a tuple of other things',
    });
    return failed;
  }
  const dimension = quantityDue(component) ?? plainNumber;
  return {
    type: types.vector(parts.length, dimension),
    plan: { tuple: parts.map((part) => part.plan), at: context.range(scope, node) },
  };
}

function list(
  context: Context,
  items: readonly Expression[],
  expected: Type | undefined,
  node: Expression,
  scope: Scope,
): Typed {
  if (expected?.kind === 'names') {
    const known = kindsOf(context.catalogue, 'label').map((kind) => kind.name);
    const names = items.map((item) => {
      if (item.$type === 'Ref' && known.includes(item.name)) return item.name;
      const name = scope.document.textOf(item);
      context.report('name/unknown', scope, item, {
        name,
        due: 'a label',
        nearest: nearestName(name, known) ?? '',
      });
      return name;
    });
    return { type: expected, plan: { tuple: names } };
  }
  let of = expected?.kind === 'list' ? expected.of : undefined;
  const parts = items.map((item) => {
    const part = elaborateValue(context, item, of, scope);
    of ??= part.type.kind === 'number' ? types.number(part.type.dimension) : part.type;
    if (part.type.kind !== 'use') return part;
    // The variables of a run stand under the property that uses it; a list has no such place for each.
    context.report('type/mismatch', scope, item, {
      due: 'a value for the list',
      found: typeName(part.type),
    });
    return failed;
  });
  if (parts.some((part) => part.type.kind === 'error')) return failed;
  return {
    type: { kind: 'list', of: of ?? types.errorType },
    plan: { tuple: parts.map((part) => part.plan), at: context.range(scope, node) },
  };
}

function reference(context: Context, node: Ref, expected: Type | undefined, scope: Scope): Typed {
  const { name } = node;
  const symbol = dueSymbol(expected, name, scope);
  if (symbol) return symbolValue(context, symbol, node, scope);
  if (name === 'true' || name === 'false') return { type: types.truth, plan: name === 'true' };
  const alternatives = expected?.kind === 'union' ? expected.of : expected ? [expected] : [];
  for (const one of alternatives) {
    if (one.kind === 'enum' && one.members.includes(name))
      return { type: { kind: 'enum', members: [name] }, plan: name };
  }
  if (name === 'index' && hasIndex(scope)) {
    return { type: types.wholeNumber, plan: { index: 'instance', at: context.range(scope, node) } };
  }
  const use = layoutValue(context, node, scope) ?? anonymousUse(context, node, expected, scope);
  if (use) return use;
  const constant = context.catalogue.constants.get(name);
  if (constant) return { type: constant.type, plan: constant.value };
  unknownName(context, node, expected, scope);
  return failed;
}

/** Tells an unknown name, with the nearest of those that would fit. */
function unknownName(context: Context, node: Ref, expected: Type | undefined, scope: Scope): void {
  const nearest = context.nearest(node.name, () => namesThatFit(context, expected, scope));
  const fix = nearest ? { title: `Write \`${nearest}\``, text: nearest } : undefined;
  const due = expected && expected.kind !== 'error' ? typeName(expected) : '';
  context.report('name/unknown', scope, node, { name: node.name, due, nearest }, fix);
}

function namesThatFit(context: Context, expected: Type | undefined, scope: Scope): Set<string> {
  const names = scope.names();
  for (const name of context.catalogue.constants.keys()) names.add(name);
  const alternatives = expected?.kind === 'union' ? expected.of : expected ? [expected] : [];
  for (const one of alternatives) {
    if (one.kind === 'enum') for (const member of one.members) names.add(member);
    if (one.kind === 'use') for (const kind of kindsOf(context.catalogue, one.family)) names.add(kind.name);
  }
  return names;
}

function unexpectedBody(context: Context, node: Expression, expected: Type | undefined, scope: Scope): Typed {
  const target = node.$type === 'Construct' ? node.target : undefined;
  const callee = target?.$type === 'Call' ? target.target : target;
  const known = callee?.$type === 'Ref' && context.catalogue.kinds.some((kind) => kind.name === callee.name);
  if (callee?.$type === 'Ref' && !known && !scope.lookup(callee.name)) {
    unknownName(context, callee, expected, scope);
  } else {
    const found = callee?.$type === 'Ref' ? bodyOf(callee.name, known, scope) : 'a body in braces';
    context.report('type/mismatch', scope, node, { due: expected ? typeName(expected) : 'a value', found });
  }
  return failed;
}

/** What a body is, for people: `marble { … }`, and that the author took the word where that is why it is no pattern. */
function bodyOf(name: string, isKind: boolean, scope: Scope): string {
  const taken = isKind ? scope.lookup(name) : undefined;
  const written = `\`${name} { … }\``;
  return taken ? `${written}, and \`${name}\` is ${described(taken)} here` : written;
}

/** Whether the name of a kind of one of the families is meant. */
export function isKindName(context: Context, family: string, name: string): boolean {
  return findKind(context.catalogue, family, name) !== undefined;
}
