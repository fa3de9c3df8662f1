import { acos, asin, atan, atan2, cos, exp, log, pow, sin, tan } from '../../numbers/index.js';
import { binary, componentwiseBinary, componentwiseUnary, type Operator, unary } from './operator.js';
import { toNumber, type Value } from './value.js';

/** The remainder that has the divisor's sign, so that `mod(-30deg, 360deg)` is 330deg. Exact. */
function modulo(a: number, b: number): number {
  const remainder = a % b;
  return remainder !== 0 && remainder < 0 !== b < 0 ? remainder + b : remainder;
}

/** The nearest whole number; halves go away from zero. */
function round(a: number): number {
  const towardsZero = Math.trunc(a);
  if (Math.abs(a - towardsZero) < 0.5) return towardsZero;
  return a < 0 ? towardsZero - 1 : towardsZero + 1;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/** `a + (b - a) t`, component by component for tuples and colours. */
function mix(a: Value | undefined, b: Value | undefined, t: number): Value {
  return add.apply([a!, multiply.apply([subtract.apply([b!, a!]), t])]);
}

/** Of as many numbers as are given, from left to right. */
function fold(apply: (a: number, b: number) => number): Operator {
  return {
    arity: [1, Number.POSITIVE_INFINITY],
    apply: (args) =>
      args.slice(1).reduce<number>((result, next) => apply(result, toNumber(next)), toNumber(args[0])),
    binary: apply,
  };
}

const add = componentwiseBinary((a, b) => a + b, false);
const subtract = componentwiseBinary((a, b) => a - b, false);
const multiply = componentwiseBinary((a, b) => a * b, true);

export const arithmetic = {
  neg: componentwiseUnary((a) => 0 - a),
  add,
  sub: subtract,
  mul: multiply,
  div: componentwiseBinary((a, b) => a / b, true),
  mod: binary(modulo),
  min: fold(Math.min),
  max: fold(Math.max),
  abs: componentwiseUnary(Math.abs),
  floor: componentwiseUnary(Math.floor),
  ceil: componentwiseUnary(Math.ceil),
  round: componentwiseUnary(round),
  sqrt: unary(Math.sqrt),
  pow: binary(pow),
  exp: unary(exp),
  log: unary(log),
  sin: unary(sin),
  cos: unary(cos),
  tan: unary(tan),
  asin: unary(asin),
  acos: unary(acos),
  atan: unary(atan),
  atan2: binary(atan2),
  clamp: { arity: [3, 3], apply: ([a, low, high]) => clamp(toNumber(a), toNumber(low), toNumber(high)) },
  mix: { arity: [3, 3], apply: ([a, b, t]) => mix(a, b, toNumber(t)) },
} satisfies Record<string, Operator>;
