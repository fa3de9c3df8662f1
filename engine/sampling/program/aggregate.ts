import type { Value } from '../../plan/operators.js';
import type { Aggregate } from '../../plan/plan.js';
import { HoleSignal } from '../problems.js';
import type { Context, Subject } from './context.js';
import type { ElementSite } from './element.js';
import { compileExpression, type Evaluate } from './expression.js';
import type { Frame } from './frame.js';
import { asBoolean, asNumber } from './kinds.js';

/**
 * Goes through the instances of an element that are there: dropped and absent ones, and those for which `where` does not
 * hold, are left out. `any` and `all` ask for `value` of the ones left; without a `value`, `all` asks for `where` of all.
 */
export function compileAggregate(node: Aggregate, context: Context): Evaluate {
  const { plate } = context.place;
  const elements = plate.program.elementsNamed(node.over, plate);
  if (elements.length === 0)
    throw context.error('plan/unknown-name', `There is no element ${node.over}.`, node.at);
  const parts = elements.map((element) => compilePart(node, element, context));
  const tally = tallies[node.aggregate](context, node);

  return (frame) => {
    const run = tally(frame);
    for (const part of parts) if (!part(frame, run)) break;
    return run.result();
  };
}

/** Goes through the instances of one element: of those of a group, each run has its own. False where the rest does not matter. */
function compilePart(
  node: Aggregate,
  element: ElementSite,
  context: Context,
): (frame: Frame, run: Run) => boolean {
  element.dependOnExistence(context, 'all');
  element.dependOnDrop(context, 'all');
  const asked: Subject = { element, frame: undefined };
  const compile = (expression: Aggregate['where']): Evaluate | undefined =>
    expression === undefined
      ? undefined
      : context.within(asked, () => compileExpression(expression, context));
  let where = compile(node.where);
  let value = compile(node.value);
  if (node.aggregate === 'all' && value === undefined) [where, value] = [undefined, where];
  return (frame, run) => {
    const before = asked.frame;
    const count = element.instances;
    let goesOn = true;
    for (let index = 0; index < count && goesOn; index += 1) {
      const instance = element.frame(index);
      if (!element.isThere(instance)) continue;
      asked.frame = instance;
      if (where !== undefined && !asBoolean(where(frame), frame, context)) continue;
      goesOn = run.take(value?.(frame));
    }
    asked.frame = before;
    return goesOn;
  };
}

/** One pass: takes the values of instance after instance until it says that the rest does not matter. */
interface Run {
  take(value: Value | undefined): boolean;
  result(): Value;
}

type Tally = (context: Context, node: Aggregate) => (frame: Frame) => Run;

const tallies: Readonly<Record<Aggregate['aggregate'], Tally>> = {
  count: () => () => {
    let count = 0;
    return {
      take: () => {
        count += 1;
        return true;
      },
      result: () => count,
    };
  },
  any: (context) => seek(context, true),
  all: (context) => seek(context, false),
  sum: (context, node) =>
    fold(
      context,
      node,
      (sum, next) => sum + next,
      (sum, count) => (count === 0 ? 0 : sum),
    ),
  mean: (context, node) =>
    fold(
      context,
      node,
      (sum, next) => sum + next,
      (sum, count) => sum / count,
    ),
  min: (context, node) => fold(context, node, Math.min, (least) => least),
  max: (context, node) => fold(context, node, Math.max, (most) => most),
};

/** Whether one of the values is the decisive one. */
function seek(context: Context, decisive: boolean): (frame: Frame) => Run {
  return (frame) => {
    let found = !decisive;
    return {
      take: (value) => {
        const held = value === undefined || asBoolean(value, frame, context);
        if (held === decisive) found = decisive;
        return held !== decisive;
      },
      result: () => found,
    };
  };
}

/** From the first instance to the last, so that sums have one order. */
function fold(
  context: Context,
  node: Aggregate,
  combine: (soFar: number, next: number) => number,
  finish: (total: number, count: number) => number,
): (frame: Frame) => Run {
  if (node.value === undefined)
    throw context.error('plan/invalid', `${node.aggregate} needs a value.`, node.at);
  return (frame) => {
    let total = 0;
    let count = 0;
    return {
      take: (value) => {
        const next = asNumber(value ?? 0, frame, context);
        total = count === 0 ? next : combine(total, next);
        count += 1;
        return true;
      },
      result: () => {
        if (count === 0 && node.aggregate !== 'sum') throw emptiness(node, frame, context);
        return finish(total, count);
      },
    };
  };
}

function emptiness(node: Aggregate, frame: Frame, context: Context): HoleSignal {
  const address = context.addressIn(frame);
  return new HoleSignal(
    'empty',
    `${address}: the ${node.aggregate} of no ${node.over} is asked for.`,
    address,
    node.at,
  );
}
