import { comparison, type Operator } from './operator.js';
import { isInterval, OperandError, toBoolean, toNumber, type Value } from './value.js';

/** Equal kinds and contents; tuples component by component. */
function equal(a: Value | undefined, b: Value | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((component, index) => equal(component, b[index]));
  }
  if (isInterval(a) && isInterval(b)) return a.low === b.low && a.high === b.high;
  return a === b;
}

function inside(value: Value | undefined, interval: Value | undefined): boolean {
  if (!isInterval(interval)) throw new OperandError('`in` needs an interval on its right.');
  const number = toNumber(value);
  return interval.low <= number && number <= interval.high;
}

export const logic = {
  lt: comparison((a, b) => a < b),
  le: comparison((a, b) => a <= b),
  gt: comparison((a, b) => a > b),
  ge: comparison((a, b) => a >= b),
  eq: { arity: [2, 2], apply: ([a, b]) => equal(a, b) },
  ne: { arity: [2, 2], apply: ([a, b]) => !equal(a, b) },
  and: { arity: [2, 2], apply: ([a, b]) => toBoolean(a) && toBoolean(b) },
  or: { arity: [2, 2], apply: ([a, b]) => toBoolean(a) || toBoolean(b) },
  not: { arity: [1, 1], apply: ([a]) => !toBoolean(a) },
  in: { arity: [2, 2], apply: ([a, interval]) => inside(a, interval) },
} satisfies Record<string, Operator>;
