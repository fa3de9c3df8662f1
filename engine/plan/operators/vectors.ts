import type { Operator } from './operator.js';
import { OperandError, toNumber, toNumbers, type Value } from './value.js';

function component(index: number): Operator {
  return { arity: [1, 1], apply: ([tuple]) => componentOf(tuple, index) };
}

function componentOf(tuple: Value | undefined, index: number): number {
  const value = toNumbers(tuple)[index];
  if (value === undefined) throw new OperandError(`A tuple of more than ${index} components is needed.`);
  return value;
}

/** The sum of the products, first to last. */
function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += a[index]! * b[index]!;
  return sum;
}

function pair(a: Value | undefined, b: Value | undefined): [readonly number[], readonly number[]] {
  const left = toNumbers(a);
  return [left, toNumbers(b, left.length)];
}

function distance(a: readonly number[], b: readonly number[]): number {
  const difference = a.map((value, index) => value - b[index]!);
  return Math.sqrt(dot(difference, difference));
}

function cross(a: readonly number[], b: readonly number[]): readonly number[] {
  const [ax, ay, az] = a as [number, number, number];
  const [bx, by, bz] = b as [number, number, number];
  return [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx];
}

/** The direction of a vector; not finite for the zero vector. */
function normalize(a: readonly number[]): readonly number[] {
  const length = Math.sqrt(dot(a, a));
  return a.map((value) => value / length);
}

export const vectors = {
  x: component(0),
  y: component(1),
  z: component(2),
  part: { arity: [2, 2], apply: ([tuple, index]) => componentOf(tuple, toNumber(index)) },
  length: { arity: [1, 1], apply: ([a]) => Math.sqrt(dot(toNumbers(a), toNumbers(a))) },
  dot: { arity: [2, 2], apply: ([a, b]) => dot(...pair(a, b)) },
  cross: { arity: [2, 2], apply: ([a, b]) => cross(toNumbers(a, 3), toNumbers(b, 3)) },
  distance: { arity: [2, 2], apply: ([a, b]) => distance(...pair(a, b)) },
  normalize: { arity: [1, 1], apply: ([a]) => normalize(toNumbers(a)) },
} satisfies Record<string, Operator>;
