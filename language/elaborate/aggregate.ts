import type { Aggregate } from '../../engine/plan/plan.js';
import type { Argument, Call, Expression } from '../generated/ast.js';
import * as types from '../types/type.js';
import { type Type, typeName } from '../types/type.js';
import type { Context } from './context.js';
import type { ElementDeclaration } from './element.js';
import { elementAt } from './element-path.js';
import { outputsOf, subjectReference } from './output.js';
import { elaborateRelationOfEach } from './relation.js';
import { type Meaning, Scope } from './scope.js';
import { failed, type Typed } from './typed.js';
import { isUnknownThings } from './unknown-things.js';
import { elaborateValue } from './value.js';

/** What can be asked about the instances of an element. */
export const aggregateNames = ['count', 'any', 'all', 'sum', 'mean', 'min', 'max'] as const;
type AggregateName = (typeof aggregateNames)[number];

/** Whether a call asks about many: `count(things where …)`, `mean(things.yaw)`; `min(a, b)` does not. */
export function isAggregate(node: Call, name: string, scope: Scope): boolean {
  if (!(aggregateNames as readonly string[]).includes(name)) return false;
  if (name !== 'min' && name !== 'max') return true;
  return node.args.length === 1 && beginsWithElement(node.args[0]!.value, scope);
}

/** Whether it is something of a thing, however deep: `things.size.x` is told as what it is, not as a lack of numbers. */
function beginsWithElement(node: Expression, scope: Scope): boolean {
  if (elementOf(node, scope) !== undefined) return true;
  return node.$type === 'Member' && beginsWithElement(node.target, scope);
}

/** The `things` of `things`, `things.yaw` and `things.gapTo(table)`. */
function headOf(node: Expression): Expression {
  const member = node.$type === 'Call' ? node.target : node;
  return member.$type === 'Member' ? member.target : node;
}

function elementOf(node: Expression, scope: Scope): ElementDeclaration | undefined {
  return elementAt(node, scope) ?? elementAt(headOf(node), scope);
}

/** The names of the thing that a `where` is about: its variables and properties, then its facts. */
export class SubjectScope extends Scope {
  constructor(
    parent: Scope,
    private readonly thing: ElementDeclaration,
  ) {
    super(parent.document, parent);
  }

  protected override own(name: string): Meaning | undefined {
    const variable = this.thing.block.variables.get(name);
    const unset = variable ? undefined : this.thing.defaultOf(name);
    if (unset) return { kind: 'constant', type: unset.type, value: unset.plan };
    const type = variable ? variable.resolved.get().type : outputsOf(this.thing.family).get(name);
    return type && { kind: 'output', name, type };
  }

  protected override ownNames(): Iterable<string> {
    return [...this.thing.block.variables.keys(), ...outputsOf(this.thing.family).keys()];
  }

  /** A variable, property or fact of the subject alone. */
  member(name: string): Meaning | undefined {
    return this.own(name);
  }

  override get subject() {
    return { element: this.thing, reference: subjectReference };
  }
}

export function elaborateAggregate(context: Context, node: Call, name: string, scope: Scope): Typed {
  const argument = node.args[0];
  const element = argument && elementOf(argument.value, scope);
  if (argument && isUnknownThings(context, headOf(argument.value), scope)) return failed;
  if (!argument || node.args.length > 1 || !element) {
    const found = argument ? `this is \`${scope.document.textOf(argument.value)}\`` : 'nothing is given';
    const due =
      name === 'count' || name === 'any' || name === 'all'
        ? '(things) or (things where condition)'
        : '(things.property)';
    context.report('call/arguments', scope, argument ?? node, { name, due, found });
    return failed;
  }
  element.force();
  const inner = new SubjectScope(scope, element);
  const where = argument.condition && elaborateValue(context, argument.condition, types.truth, inner);
  if (where?.type.kind === 'error') return failed;
  const aggregate: Aggregate = {
    aggregate: name as AggregateName,
    over: element.name,
    ...(where ? { where: where.plan } : {}),
    at: context.range(scope, node),
  };
  if (name === 'count') return { type: types.wholeNumber, plan: aggregate };
  if (name === 'any' || name === 'all') return { type: types.truth, plan: aggregate };
  const value = measuredValue(context, argument, inner, scope);
  return value ? { type: value.type, plan: { ...aggregate, value: value.plan } } : failed;
}

/** What is summed, averaged or compared: `yaw` of `mean(things.yaw)`. */
function measuredValue(
  context: Context,
  argument: Argument,
  inner: SubjectScope,
  scope: Scope,
): { type: Type; plan: Typed['plan'] } | undefined {
  const node = argument.value;
  const relation = node.$type === 'Call' ? elaborateRelationOfEach(context, node, inner) : undefined;
  if (relation?.type.kind === 'number') return relation;
  if (relation?.type.kind === 'error') return undefined;
  const member = node.$type === 'Member' ? node.member : undefined;
  const symbol = member === undefined ? undefined : inner.member(member);
  if (symbol?.kind === 'output' && symbol.type.kind === 'number') {
    return {
      type: symbol.type,
      plan: { output: symbol.name, of: subjectReference, at: context.range(scope, node) },
    };
  }
  if (symbol?.kind === 'constant' && symbol.type.kind === 'number') {
    return { type: symbol.type, plan: symbol.value };
  }
  const found = symbol?.kind === 'output' ? typeName(symbol.type) : `\`${scope.document.textOf(node)}\``;
  context.report('type/mismatch', scope, node, {
    due: 'a number of each thing, such as `things.yaw`',
    found,
  });
  return undefined;
}
