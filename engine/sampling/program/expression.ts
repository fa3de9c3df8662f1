import type { Value } from '../../plan/operators.js';
import type { Conditional, Expression, Tuple } from '../../plan/plan.js';
import { compileAggregate } from './aggregate.js';
import type { Context } from './context.js';
import type { Frame } from './frame.js';
import { asBoolean } from './kinds.js';
import { compileOperation } from './operation.js';
import { compileOutput } from './output.js';
import { compileElement, compileVariable } from './reference.js';

/** An expression of a plan as a closure over frames. */
export type Evaluate = (frame: Frame) => Value;

/** @throws PlanError if it mentions what there is not, or stands where it must not */
export function compileExpression(node: Expression, context: Context): Evaluate {
  if (typeof node !== 'object') return () => node;
  const value = literal(node);
  if (value !== undefined) return () => value;
  return context.nested(() => compileNode(node, context));
}

/** The value of an expression that is written out: numbers, texts and tuples of them. */
export function literal(node: Expression): Value | undefined {
  if (typeof node !== 'object') return node;
  if (!('tuple' in node)) return undefined;
  const components: Value[] = [];
  for (const each of node.tuple) {
    if (typeof each === 'object') return undefined;
    components.push(each);
  }
  return components;
}

function compileNode(node: Exclude<Expression, number | boolean | string>, context: Context): Evaluate {
  if ('op' in node) return compileOperation(node, context);
  if ('variable' in node) return compileVariable(node, context);
  if ('tuple' in node) return compileTuple(node, context);
  if ('output' in node) return compileOutput(node, context);
  if ('aggregate' in node) return compileAggregate(node, context);
  if ('test' in node) return compileConditional(node, context);
  if ('element' in node) return compileElement(node, context);
  if ('index' in node) {
    const { number } = context.place.plate;
    return number === undefined ? (frame) => frame.index : () => number;
  }
  if ('low' in node) {
    const low = compileExpression(node.low, context);
    const high = compileExpression(node.high, context);
    return (frame) => ({ low: low(frame) as number, high: high(frame) as number });
  }
  if ('file' in node) return () => node.file;
  if ('class' in node) return () => node.class;
  if ('measure' in node) {
    throw context.error(
      'plan/invalid',
      `${node.measure} is known once pixels are, and only labels may ask for it.`,
      node.at,
    );
  }
  throw context.error(
    'plan/invalid',
    'A block, a record or a use of a template stands inside an expression.',
    node.at,
  );
}

function compileTuple(node: Tuple, context: Context): Evaluate {
  const components = node.tuple.map((each) => compileExpression(each, context));
  return (frame) => components.map((each) => each(frame));
}

function compileConditional(node: Conditional, context: Context): Evaluate {
  const test = compileExpression(node.test, context);
  const yes = compileExpression(node.then, context);
  const no = compileExpression(node.else, context);
  return (frame) => (asBoolean(test(frame), frame, context) ? yes(frame) : no(frame));
}
