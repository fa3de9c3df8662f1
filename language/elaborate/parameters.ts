import type { Expression as PlanExpression } from '../../engine/plan/plan.js';
import { nearestName } from '../diagnostics/suggest.js';
import type { Argument, Call, Element, Expression, Formal } from '../generated/ast.js';
import { errorType, type Type, typeName } from '../types/type.js';
import { parameterTypeNames, typeNamed } from '../words/load.js';
import type { Context } from './context.js';
import { Lazy } from './lazy.js';
import { nameNode } from './name-node.js';
import { BlockScope, InlinedScope, type Meaning, type Scope } from './scope.js';
import { sizeBeyond } from './shift.js';
import type { Typed } from './typed.js';
import { elaborateValue } from './value.js';

/** A parameter of an asset, a material or a distribution with a name. */
export interface Parameter {
  readonly name: string;
  readonly type: Type;
  /** What it is where a use does not say. */
  readonly default: Typed | undefined;
  readonly node: Formal;
}

/** How many parts an argument may have, since a distribution writes it out wherever its parameter stands. */
const maximumParts = 10_000;

/** The parameters of a declaration, read when first needed: their defaults may name what is declared below. */
export function declareParameters(
  context: Context,
  owner: Element,
  scope: Scope,
): Lazy<readonly Parameter[]> {
  const subject = { name: owner.name, node: owner, scope };
  return new Lazy<readonly Parameter[]>(context, subject, () => readParameters(context, owner, scope), []);
}

function readParameters(context: Context, owner: Element, scope: Scope): readonly Parameter[] {
  const parameters = new Map<string, Parameter>();
  for (const node of owner.parameters) {
    const { name } = node;
    if (parameters.has(name)) context.report('name/duplicate', scope, nameNode(node), { name });
    else parameters.set(name, readParameter(context, node, scope));
  }
  return [...parameters.values()];
}

function readParameter(context: Context, node: Formal, scope: Scope): Parameter {
  const { name } = node;
  const written = node.type && parameterType(context, node.type, scope);
  if (!node.value) {
    if (!written) {
      const due = `a type or a default, \`${name}: length\` or \`${name} = 4m\``;
      context.report('declaration/incomplete', scope, node, { what: `The parameter \`${name}\``, due });
    }
    return { name, type: written ?? errorType, default: undefined, node };
  }
  const value = elaborateValue(context, node.value, written, scope);
  return { name, type: written ?? generalized(value.type), default: value, node };
}

/** What other arguments must fit: not only whole numbers because the default is one. */
function generalized(type: Type): Type {
  return type.kind === 'number' ? { kind: 'number', dimension: type.dimension } : type;
}

function parameterType(context: Context, node: Expression, scope: Scope): Type {
  const name = scope.document.textOf(node);
  const type = node.$type === 'Ref' ? typeNamed(name) : undefined;
  if (type) return type;
  const nearest = nearestName(name, parameterTypeNames()) ?? '';
  const fix = nearest ? { title: `Write \`${nearest}\``, text: nearest } : undefined;
  const due = 'a type such as `length`, `angle`, `number`, `color`, `material`';
  context.report('name/unknown', scope, node, { name, due, nearest }, fix);
  return errorType;
}

/** Tells parameters of a declaration that is not used like a template. */
export function refuseParameters(context: Context, owner: Element, scope: Scope): void {
  if (owner.parameters.length === 0) return;
  context.report('declaration/misplaced', scope, owner.parameters[0], {
    what: 'A parameter',
    where: `of \`${owner.kind} ${owner.name}\``,
    instead: 'an `asset`, a `material` and a `dist` have parameters',
  });
}

/** The scope of a template's body: its parameters are the variables of a block round it. */
export function parameterBlock(context: Context, parameters: readonly Parameter[], scope: Scope): BlockScope {
  const block = new BlockScope(scope.document, scope, undefined);
  for (const { name, node, type } of parameters) {
    const given = { type, term: { value: 0 } };
    const resolved = new Lazy(context, { name, node, scope }, () => given, given);
    block.variables.set(name, { name, node, resolved });
  }
  return block;
}

/** The scope in which a distribution with parameters is checked where it is declared. */
export function placeholders(parameters: readonly Parameter[], scope: Scope): Scope {
  const table = new Map<string, Meaning>();
  for (const { name, type } of parameters)
    table.set(name, { kind: 'argument', type, value: { variable: name, up: 0 }, depth: scope.depth });
  return new InlinedScope(scope, table, scope.depth);
}

/**
 * The names of a declaration's file and its arguments, in which its body is read to be written out in `place`, where the
 * arguments were written.
 */
export function inlinedScope(
  parameters: readonly Parameter[],
  given: readonly Typed[],
  file: Scope,
  place: Scope,
): InlinedScope {
  const table = new Map<string, Meaning>();
  for (const [at, { name }] of parameters.entries()) {
    const { type, plan } = given[at]!;
    table.set(name, { kind: 'argument', type, value: plan, depth: place.depth });
  }
  return new InlinedScope(file, table, place.depth);
}

/** The arguments of a use in the order of the parameters, defaults where it says nothing; undefined where something was told. */
export function elaborateArguments(
  context: Context,
  name: string,
  parameters: readonly Parameter[],
  call: Call | undefined,
  node: Expression,
  scope: Scope,
): readonly Typed[] | undefined {
  const slots = matchArguments(context, name, parameters, call, node, scope);
  if (!slots) return undefined;
  const given: Typed[] = [];
  for (const [at, parameter] of parameters.entries()) {
    const argument = slots[at];
    const typed = argument
      ? elaborateValue(context, argument.value, parameter.type, scope)
      : parameter.default!;
    if (typed.type.kind === 'error' || parameter.type.kind === 'error') return undefined;
    if (sizeBeyond(typed.plan, maximumParts)) {
      const problem = `The argument \`${parameter.name}\` has more than ${maximumParts} parts`;
      context.report('limit/size', scope, argument ?? node, { problem });
      return undefined;
    }
    given.push(typed);
  }
  return given;
}

function matchArguments(
  context: Context,
  name: string,
  parameters: readonly Parameter[],
  call: Call | undefined,
  node: Expression,
  scope: Scope,
): (Argument | undefined)[] | undefined {
  const shown = parameters.map((each) =>
    each.default ? `${each.name} = …` : `${each.name}: ${typeName(each.type).replace(/^an? /, '')}`,
  );
  const wrong = (at: Argument | Expression, found: string) => {
    context.report('call/arguments', scope, at, { name, due: `(${shown.join(', ')})`, found });
    return undefined;
  };
  const slots: (Argument | undefined)[] = parameters.map(() => undefined);
  let position = 0;
  for (const argument of call?.args ?? []) {
    const written = argument.name;
    const at = written === undefined ? position++ : parameters.findIndex((each) => each.name === written);
    if (written !== undefined && at < 0) {
      const nearest = context.nearest(written, () => parameters.map((each) => each.name));
      const hint = nearest ? `; did you mean \`${nearest}\`?` : '';
      return wrong(argument, `\`${written}\` is none of them${hint}`.replace(/\?$/, ''));
    }
    if (at >= parameters.length) return wrong(argument, `there are ${call!.args.length}`);
    if (slots[at]) return wrong(argument, `\`${parameters[at]!.name}\` is given twice`);
    if (argument.condition)
      return wrong(argument, '`where` belongs to `count`, `any`, `all`, `sum`, `mean`, `min` and `max`');
    slots[at] = argument;
  }
  const missing = parameters.find((each, at) => !slots[at] && !each.default);
  return missing ? wrong(node, `\`${missing.name}\` is missing`) : slots;
}

/** The arguments of a use as the plan has them. */
export function planArguments(given: readonly Typed[]): { readonly args?: readonly PlanExpression[] } {
  return given.length > 0 ? { args: given.map((each) => each.plan) } : {};
}
