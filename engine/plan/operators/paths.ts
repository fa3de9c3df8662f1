import { parallelPath, pathFault } from '../shapes/path.js';
import { mostPoints } from '../shapes/polygon.js';
import type { Operator } from './operator.js';
import { OperandError, toNumber, toNumbers, type Value } from './value.js';

/** The points of a path. */
function toPath(value: Value | undefined): readonly (readonly number[])[] {
  if (!Array.isArray(value)) throw new OperandError('A path is a list of points.');
  if (value.length > mostPoints) throw new OperandError(`A path has at most ${mostPoints} points.`);
  const points = value.map((point: Value) => toNumbers(point, 3));
  const fault = pathFault(points);
  if (fault !== undefined) throw new OperandError(`The path ${fault}.`);
  return points;
}

/** The same points, with the first at the end once more. */
function closed(points: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const last = points[points.length - 1]!;
  const isClosed = points[0]!.every((each, axis) => each === last[axis]);
  return isClosed ? points : [...points, points[0]!];
}

export const paths = {
  closed: { arity: [1, 1], apply: ([path]) => closed(toPath(path)) },
  offset: { arity: [2, 2], apply: ([path, distance]) => parallelPath(toPath(path), toNumber(distance)) },
} satisfies Record<string, Operator>;
