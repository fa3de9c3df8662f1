import { nearestName } from '../diagnostics/suggest.js';
import type { Argument, Call } from '../generated/ast.js';
import { combine, squareRoot } from '../types/dimension.js';
import * as types from '../types/type.js';
import { type Type, typeName } from '../types/type.js';
import type { Signature, TypeScheme } from '../words/catalogue.js';
import { aggregateNames, elaborateAggregate, isAggregate } from './aggregate.js';
import { operation } from './arithmetic.js';
import type { Context } from './context.js';
import { headName } from './draw-shape.js';
import { headSymbol } from './head-symbol.js';
import { listArgument } from './list-argument.js';
import { elaborateNearest, elaborateRelationCall } from './relation.js';
import type { Scope } from './scope.js';
import { calledSymbol, takenBy } from './taken-name.js';
import { anonymousUse } from './template.js';
import { templateUse } from './template-use.js';
import { failed, type Typed } from './typed.js';
import { elaborateValue } from './value.js';

/** A call of a function, an aggregate, or a kind that takes arguments (`model("…")`). */
export function elaborateCall(context: Context, node: Call, expected: Type | undefined, scope: Scope): Typed {
  const method = elaborateMethod(context, node, scope);
  if (method) return method;
  const name = headName(node.target);
  const symbol = headSymbol(node.target, scope);
  if (symbol?.kind === 'template') return templateUse(context, symbol, node, node, scope);
  if (name === undefined || !scope.lookup(name)) {
    const relation = elaborateRelationCall(context, node, scope);
    if (relation) return relation;
  }
  if (name === undefined || calledSymbol(context, name, scope)) {
    const found = `\`${scope.document.textOf(node.target)}\``;
    context.report('call/unknown', scope, node, { found, reason: takenBy(context, name, scope) });
    return failed;
  }
  const one = elaborateNearest(context, node, scope);
  if (one === 'told') return failed;
  if (one) {
    const { element, reference } = one;
    return { type: { kind: 'element', element: element.family, many: false }, plan: reference };
  }
  if (isAggregate(node, name, scope)) return elaborateAggregate(context, node, name, scope);
  const signature = context.catalogue.functions.get(name);
  if (signature) {
    return applied(context, node, signature, scope);
  }
  const use = anonymousUse(context, node, expected, scope);
  if (use) return use;
  const candidates = [
    ...context.catalogue.functions.keys(),
    ...context.catalogue.distributions.keys(),
    ...aggregateNames,
    ...context.catalogue.relations.keys(),
    'nearest',
  ];
  const nearest = nearestName(name, candidates) ?? '';
  context.report('name/unknown', scope, node.target, { name, due: 'a function or a distribution', nearest });
  return failed;
}

function applied(context: Context, node: Call, signature: Signature, scope: Scope): Typed {
  const call = matchArguments(context, node, signature, undefined, scope);
  if (!call) return failed;
  const args = call.args.map((each) => each.plan);
  return operation(context, signature.name, args, call.type, node, scope);
}

/** `road.offset(3m)`: a function of a path, written behind it. */
function elaborateMethod(context: Context, node: Call, scope: Scope): Typed | undefined {
  const { target } = node;
  const signature = target.$type === 'Member' ? context.catalogue.functions.get(target.member) : undefined;
  if (target.$type !== 'Member' || signature?.parameters[0]?.type.kind !== 'list') return undefined;
  const path: Argument = { $type: 'Argument', $container: node, value: target.target };
  return applied(context, { ...node, args: [path, ...node.args] }, signature, scope);
}

/** The arguments of a call in the order of the parameters, or undefined where their number or a name was told to be wrong. */
export function orderedArguments(
  context: Context,
  node: Call,
  signature: {
    readonly name: string;
    readonly parameters: readonly { readonly name: string }[];
    readonly variadic?: boolean;
  },
  scope: Scope,
): Argument[] | undefined {
  const { parameters } = signature;
  const due =
    parameters.length === 0
      ? 'no arguments'
      : `(${parameters.map((each) => each.name).join(', ')}${signature.variadic ? ', …' : ''})`;
  const wrong = (found: string) => {
    context.report('call/arguments', scope, node, { name: signature.name, due, found });
    return undefined;
  };
  const slots: (Argument | undefined)[] = parameters.map(() => undefined);
  let position = 0;
  for (const argument of node.args) {
    const at =
      argument.name === undefined ? position++ : parameters.findIndex((each) => each.name === argument.name);
    if (at < 0) return wrong(`\`${argument.name}\` is none of them`);
    if (at >= parameters.length && !signature.variadic) break;
    if (slots[at]) return wrong(`\`${argument.name}\` is given twice`);
    slots[at] = argument;
    if (argument.condition)
      return wrong('`where` belongs to `count`, `any`, `all`, `sum`, `mean`, `min` and `max`');
  }
  if (position > parameters.length && !signature.variadic)
    return wrong(`there ${position === 1 ? 'is 1' : `are ${position}`}`);
  const missing = slots.findIndex((slot) => !slot);
  if (missing >= 0) return wrong(`\`${parameters[missing]!.name}\` is missing`);
  return slots as Argument[];
}

/** Checks the arguments of a function or distribution against its parameters and finds the type of its result. */
export function matchArguments(
  context: Context,
  node: Call,
  signature: Signature,
  expected: Type | undefined,
  scope: Scope,
): { args: Typed[]; type: Type } | undefined {
  const given = orderedArguments(context, node, signature, scope);
  if (!given) return undefined;
  // `same` is the dimension of the first argument that has it, or what is due for the result.
  let same: Type | undefined =
    signature.result.kind === 'scheme' && signature.result.name === 'same' && expected
      ? plainOf(expected)
      : undefined;
  const args: Typed[] = [];
  for (const [at, argument] of given.entries()) {
    const scheme = signature.parameters[Math.min(at, signature.parameters.length - 1)]!.type;
    if (scheme.kind === 'scheme' && (scheme.name === 'sameList' || scheme.name === 'knot')) {
      const listed = listArgument(context, argument.value, scheme.name, same, scope);
      if (!listed) return undefined;
      same ??= listed.of;
      args.push(listed.typed);
      continue;
    }
    const due =
      scheme.kind === 'scheme'
        ? scheme.name === 'any' || scheme.name === 'root'
          ? undefined
          : same
        : scheme;
    const typed = elaborateValue(context, argument.value, due, scope);
    if (typed.type.kind === 'error') return undefined;
    if (scheme.kind === 'scheme') {
      if (!isArithmetic(typed.type, scheme.name === 'blend')) {
        context.report('type/mismatch', scope, argument.value, {
          due: 'a number',
          found: typeName(typed.type),
        });
        return undefined;
      }
      if (scheme.name !== 'any') same ??= plainOf(typed.type);
    }
    args.push(typed);
  }
  return { args, type: resultType(signature.result, args, same) };
}

function resultType(result: TypeScheme, args: readonly Typed[], same: Type | undefined): Type {
  if (result.kind !== 'scheme') return result;
  if (result.name === 'root') {
    const type = args[0]!.type;
    const root = type.kind === 'number' ? squareRoot(type.dimension) : undefined;
    return types.number(root ?? (type.kind === 'number' ? combine(type.dimension, type.dimension, -1) : ''));
  }
  return same ?? types.number();
}

function isArithmetic(type: Type, blend: boolean): boolean {
  return type.kind === 'number' || (blend && (type.kind === 'color' || type.kind === 'vector'));
}

/** A number's type without its wholeness: `min(1, 0.5)` mixes both. */
function plainOf(type: Type): Type {
  if (type.kind === 'union') return type.of.find((one) => one.kind === 'number') ?? type;
  return type.kind === 'number' ? types.number(type.dimension) : type;
}
