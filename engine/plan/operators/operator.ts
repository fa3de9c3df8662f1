import { OperandError, toNumber, type Value } from './value.js';

/** What an operation of a plan means. */
export interface Operator {
  /** The least and the greatest number of arguments. */
  readonly arity: readonly [minimum: number, maximum: number];
  /**
   * A result that is not finite (`isFiniteValue`) says that the arguments are outside the operator's domain.
   * @throws OperandError if an argument is of the wrong kind
   */
  apply(args: readonly Value[]): Value;
  /** `apply` for one plain number, or two, without an array: what the sampler's inner loop calls. */
  readonly unary?: (a: number) => number;
  readonly binary?: (a: number, b: number) => number;
  readonly compare?: (a: number, b: number) => boolean;
}

export function unary(apply: (a: number) => number): Operator {
  return { arity: [1, 1], apply: ([a]) => apply(toNumber(a)), unary: apply };
}

export function binary(apply: (a: number, b: number) => number): Operator {
  return { arity: [2, 2], apply: ([a, b]) => apply(toNumber(a), toNumber(b)), binary: apply };
}

export function comparison(compare: (a: number, b: number) => boolean): Operator {
  return { arity: [2, 2], apply: ([a, b]) => compare(toNumber(a), toNumber(b)), compare };
}

/** One operand, component by component if it is a tuple. */
export function componentwiseUnary(apply: (a: number) => number): Operator {
  const each = (a: Value | undefined): Value => (Array.isArray(a) ? a.map(each) : apply(toNumber(a)));
  return { arity: [1, 1], apply: ([a]) => each(a), unary: apply };
}

/** Two operands, component by component if both are tuples; `broadcast` lets one of them be a number. */
export function componentwiseBinary(apply: (a: number, b: number) => number, broadcast: boolean): Operator {
  const each = (a: Value | undefined, b: Value | undefined): Value => {
    const left = Array.isArray(a);
    const right = Array.isArray(b);
    if (left && right) {
      if (a.length !== b.length)
        throw new OperandError(`Tuples of ${a.length} and ${b.length} components do not fit.`);
      return a.map((component, index) => each(component, b[index]));
    }
    if (left && broadcast) return a.map((component) => each(component, b));
    if (right && broadcast) return b.map((component) => each(a, component));
    return apply(toNumber(a), toNumber(b));
  };
  return { arity: [2, 2], apply: ([a, b]) => each(a, b), binary: apply };
}
