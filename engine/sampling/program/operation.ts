import {
  describe,
  isFiniteValue,
  OperandError,
  type Operator,
  operators,
  type Value,
} from '../../plan/operators.js';
import type { Operation } from '../../plan/plan.js';
import { HoleSignal } from '../problems.js';
import type { Context } from './context.js';
import { compileExpression, type Evaluate } from './expression.js';
import type { Frame } from './frame.js';
import { asBoolean } from './kinds.js';

/** Plain numbers go straight to the operator's own function; everything else through `apply`. */
export function compileOperation(node: Operation, context: Context): Evaluate {
  const operator: Operator | undefined = operators[node.op];
  if (operator === undefined)
    throw context.error('plan/unknown-name', `There is no operation ${node.op}.`, node.at);
  const [least, most] = operator.arity;
  if (node.args.length < least || node.args.length > most) {
    throw context.error('plan/invalid', `${node.op} does not take ${node.args.length} arguments.`, node.at);
  }
  const args = node.args.map((each) => compileExpression(each, context));
  if (node.op === 'and' || node.op === 'or') return compileShortCircuit(node.op === 'or', args, context);
  const general = (frame: Frame, values: readonly Value[]) =>
    applyGenerally(operator, node, values, frame, context);
  const [first, second] = args;
  if (args.length === 1) return compileUnary(operator, first, general);
  if (args.length === 2) return compileBinary(operator, first, second, general);
  return (frame) =>
    general(
      frame,
      args.map((each) => each(frame)),
    );
}

type General = (frame: Frame, values: readonly Value[]) => Value;

function compileShortCircuit(decisive: boolean, args: readonly Evaluate[], context: Context): Evaluate {
  return (frame) => {
    for (const each of args) if (asBoolean(each(frame), frame, context) === decisive) return decisive;
    return !decisive;
  };
}

function compileUnary(operator: Operator, argument: Evaluate, general: General): Evaluate {
  const { unary } = operator;
  if (unary === undefined) return (frame) => general(frame, [argument(frame)]);
  return (frame) => {
    const value = argument(frame);
    if (typeof value !== 'number') return general(frame, [value]);
    const result = unary(value);
    return result - result === 0 ? result : general(frame, [value]);
  };
}

function compileBinary(operator: Operator, first: Evaluate, second: Evaluate, general: General): Evaluate {
  const { binary, compare } = operator;
  if (binary !== undefined) {
    return (frame) => {
      const a = first(frame);
      const b = second(frame);
      if (typeof a !== 'number' || typeof b !== 'number') return general(frame, [a, b]);
      const result = binary(a, b);
      return result - result === 0 ? result : general(frame, [a, b]);
    };
  }
  if (compare !== undefined) {
    return (frame) => {
      const a = first(frame);
      const b = second(frame);
      return typeof a === 'number' && typeof b === 'number' ? compare(a, b) : general(frame, [a, b]);
    };
  }
  return (frame) => general(frame, [first(frame), second(frame)]);
}

function applyGenerally(
  operator: Operator,
  node: Operation,
  values: readonly Value[],
  frame: Frame,
  context: Context,
): Value {
  const result = orHole(() => operator.apply(values), node, frame, context);
  if (isFiniteValue(result)) return result;
  const address = context.addressIn(frame);
  const operands = values.map(describe).join(', ');
  throw new HoleSignal(
    'not-finite',
    `${address}: ${node.op}(${operands}) has no finite value.`,
    address,
    node.at,
  );
}

/** Runs something that may find an operand of the wrong kind. */
function orHole<T>(run: () => T, node: Operation, frame: Frame, context: Context): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof OperandError)) throw error;
    const address = context.addressIn(frame);
    throw new HoleSignal('wrong-kind', `${address}: ${node.op}: ${error.message}`, address, node.at);
  }
}
