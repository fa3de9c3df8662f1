import { isFiniteValue, OperandError, operators, type Value } from '../../engine/plan/operators.js';
import type { Expression as PlanExpression, SourceRange } from '../../engine/plan/plan.js';
import type { Binary, Expression, IfExpression, Unary } from '../generated/ast.js';
import { combine, plainNumber } from '../types/dimension.js';
import * as types from '../types/type.js';
import { fits, type Type, typeName } from '../types/type.js';
import type { Context } from './context.js';
import type { Scope } from './scope.js';
import { failed, isConstant, type Typed } from './typed.js';
import { elaborateValue } from './value.js';

const names: Readonly<Record<string, string>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
  '==': 'eq',
  '!=': 'ne',
  and: 'and',
  or: 'or',
  in: 'in',
};

/** An operation of the plan; computed here where all its arguments are known. */
export function operation(
  context: Context,
  op: string,
  args: readonly PlanExpression[],
  type: Type,
  node: Expression,
  scope: Scope,
): Typed {
  if (args.every(isConstant)) {
    const value = fold(context, op, args, node, scope);
    return value === undefined ? failed : { type, plan: value };
  }
  return { type, plan: { op, args, at: context.range(scope, node) } };
}

function fold(
  context: Context,
  op: string,
  args: readonly PlanExpression[],
  node: Expression,
  scope: Scope,
): PlanExpression | undefined {
  let problem: string;
  try {
    const value = operators[op]!.apply(args.map(toValue));
    if (isFiniteValue(value)) return fromValue(value, context.range(scope, node));
    problem =
      op === 'div' || op === 'mod'
        ? 'it divides by zero'
        : 'the arguments are outside its domain, or the result is too large';
  } catch (error) {
    if (!(error instanceof OperandError)) throw error;
    problem = error.message;
  }
  context.report('number/not-finite', scope, node, { problem: problem.replace(/\.$/, '') });
  return undefined;
}

function toValue(plan: PlanExpression): Value {
  if (typeof plan !== 'object') return plan;
  if ('tuple' in plan) return plan.tuple.map(toValue);
  if ('low' in plan) return { low: plan.low as number, high: plan.high as number };
  if ('class' in plan) return plan.class;
  return (plan as { file: string }).file;
}

function fromValue(value: Value, at: SourceRange): PlanExpression {
  if (typeof value === 'number') return value === 0 ? 0 : value;
  return Array.isArray(value)
    ? { tuple: value.map((part) => fromValue(part, at)), at }
    : (value as boolean | string);
}

export function elaborateUnary(
  context: Context,
  node: Unary,
  expected: Type | undefined,
  scope: Scope,
): Typed {
  if (node.operator === 'not') {
    const operand = elaborateValue(context, node.operand, types.truth, scope);
    return operand.type.kind === 'error'
      ? failed
      : operation(context, 'not', [operand.plan], types.truth, node, scope);
  }
  const operand = elaborateValue(context, node.operand, undefined, scope);
  if (operand.type.kind === 'error') return failed;
  if (operand.type.kind !== 'number' && operand.type.kind !== 'vector') {
    const due = expected && fits(expected, types.number()) ? typeName(expected) : 'a number';
    context.report('type/mismatch', scope, node.operand, { due, found: typeName(operand.type) });
    return failed;
  }
  return operation(context, 'neg', [operand.plan], operand.type, node, scope);
}

export function elaborateBinary(
  context: Context,
  node: Binary,
  _expected: Type | undefined,
  scope: Scope,
): Typed {
  const { operator } = node;
  const logical = operator === 'and' || operator === 'or';
  const left = elaborateValue(context, node.left, logical ? types.truth : undefined, scope);
  const right = elaborateValue(
    context,
    node.right,
    logical ? types.truth : rightExpectation(operator, left.type),
    scope,
  );
  if (left.type.kind === 'error' || right.type.kind === 'error') return failed;
  const type = resultType(operator, left.type, right.type);
  if (!type) {
    const words = { operator, left: typeName(left.type), right: typeName(right.type) };
    context.report('type/operands', scope, node, words);
    return failed;
  }
  return operation(context, names[operator]!, [left.plan, right.plan], type, node, scope);
}

/** An enumeration's member on the right is looked up in the left side's type; after `in` stands an interval. */
function rightExpectation(operator: string, left: Type): Type | undefined {
  if (operator === 'in' && left.kind === 'number')
    return { kind: 'interval', of: types.number(left.dimension) };
  return (operator === '==' || operator === '!=') && left.kind === 'enum' ? left : undefined;
}

function resultType(operator: string, left: Type, right: Type): Type | undefined {
  switch (operator) {
    case '+':
    case '-':
      return sumType(left, right);
    case '*':
    case '/':
      return productType(left, right, operator === '*' ? 1 : -1);
    case 'and':
    case 'or':
      return types.truth;
    case 'in':
      return right.kind === 'interval' &&
        left.kind === 'number' &&
        fits(right.of, types.number(left.dimension))
        ? types.truth
        : undefined;
    case '==':
    case '!=':
      // A run of a template or a record has parts of many types; no operator looks into it.
      if (left.kind === 'use' || right.kind === 'use') return undefined;
      return fits(withoutWhole(left), withoutWhole(right)) || fits(withoutWhole(right), withoutWhole(left))
        ? types.truth
        : undefined;
    default:
      return left.kind === 'number' && right.kind === 'number' && left.dimension === right.dimension
        ? types.truth
        : undefined;
  }
}

function withoutWhole(type: Type): Type {
  return type.kind === 'number' ? types.number(type.dimension) : type;
}

function sumType(left: Type, right: Type): Type | undefined {
  if (left.kind === 'number' && right.kind === 'number' && left.dimension === right.dimension) {
    return { kind: 'number', dimension: left.dimension, whole: left.whole === true && right.whole === true };
  }
  if (left.kind === 'color' && right.kind === 'color') return left;
  return left.kind === 'vector' && fits(left, right) ? left : undefined;
}

function productType(left: Type, right: Type, sign: 1 | -1): Type | undefined {
  if (left.kind === 'number' && right.kind === 'number') {
    const dimension = combine(left.dimension, right.dimension, sign);
    return { kind: 'number', dimension, whole: sign === 1 && left.whole === true && right.whole === true };
  }
  if (left.kind === 'vector' && right.kind === 'number') {
    return types.vector(left.size, combine(left.dimension, right.dimension, sign));
  }
  if (left.kind === 'number' && right.kind === 'vector' && sign === 1) {
    return types.vector(right.size, combine(left.dimension, right.dimension, 1));
  }
  if (left.kind === 'color' && right.kind === 'number' && right.dimension === plainNumber) return left;
  if (left.kind === 'number' && right.kind === 'color' && left.dimension === plainNumber && sign === 1)
    return right;
  return undefined;
}

export function elaborateConditional(
  context: Context,
  node: IfExpression,
  expected: Type | undefined,
  scope: Scope,
): Typed {
  const test = elaborateValue(context, node.condition, types.truth, scope);
  const then = elaborateValue(context, node.then, expected, scope);
  const otherwise = elaborateValue(context, node.else, expected ?? then.type, scope);
  if ([test, then, otherwise].some((part) => part.type.kind === 'error')) return failed;
  if (typeof test.plan === 'boolean') return test.plan ? then : otherwise;
  const plan: PlanExpression = {
    test: test.plan,
    then: then.plan,
    else: otherwise.plan,
    at: context.range(scope, node),
  };
  return { type: then.type, plan };
}
