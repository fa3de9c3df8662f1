import type { Value } from '../../plan/operators.js';
import type { Expression, Spatial } from '../../plan/plan.js';
import { mostPoints } from '../../plan/shapes/polygon.js';
import { HoleSignal } from '../problems.js';
import type { Context } from '../program/context.js';
import { compileExpression } from '../program/expression.js';
import type { Frame } from '../program/frame.js';

type Points = readonly (readonly number[])[];

/**
 * A list of points, and what is made of it once for as long as it stays the same.
 * @param name what the points are, for messages
 * @param size how many numbers a point has
 * @param fault what is wrong with the points, as the end of a sentence about them
 */
export function compilePoints<T>(
  written: Expression,
  what: { readonly name: string; readonly size: number; fault(points: Points): string | undefined },
  prepare: (points: Points) => T,
  node: Spatial,
  context: Context,
): (frame: Frame) => T {
  const evaluate = compileExpression(written, context);
  let last: Points | undefined;
  let prepared: T | undefined;
  return (frame) => {
    const value = evaluate(frame);
    if (last !== undefined && prepared !== undefined && isSame(value, last)) return prepared;
    const refuse = (fault: string) => {
      const address = context.addressIn(frame);
      return new HoleSignal('out-of-range', `${address}: the ${what.name} ${fault}.`, address, node.at);
    };
    if (!isPoints(value, what.size)) throw refuse('is no list of points');
    const fault = what.fault(value);
    if (fault !== undefined) throw refuse(fault);
    last = value;
    prepared = prepare(value);
    return prepared;
  };
}

function isPoints(value: Value, size: number): value is Points {
  return (
    Array.isArray(value) &&
    value.length <= mostPoints + 1 &&
    value.every(
      (point) =>
        Array.isArray(point) &&
        point.length === size &&
        point.every((each) => typeof each === 'number' && Number.isFinite(each)),
    )
  );
}

function isSame(value: Value, last: Points): boolean {
  if (value === last) return true;
  if (!Array.isArray(value) || value.length !== last.length) return false;
  return last.every((point, at) => {
    const other: Value = value[at];
    return (
      Array.isArray(other) && other.length === point.length && point.every((each, k) => each === other[k])
    );
  });
}
