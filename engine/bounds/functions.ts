import { acos, asin, atan, cos, exp, log, pow, sin } from '../numbers/index.js';
import { contains, everything, isPoint, type Range, spanOf, widened } from './range.js';

/**
 * The range of a function of numbers over ranges. `+ − × ÷` and roots are rounded to the nearest, which keeps order, so
 * that the ends themselves are the ends of the rounded results; the functions of `engine/numbers` are widened.
 */
export interface RangeFunction {
  /** Contains every result that is finite; arguments outside the domain have none. */
  readonly range: (...args: readonly Range[]) => Range;
  /** Whether independent arguments that come close to their ends bring the result close to both of its own. */
  readonly tight?: (...args: readonly Range[]) => boolean;
  /** Whether the result is at its extreme for arguments inside their ranges, too. */
  readonly inner?: true;
  /** Whether whole arguments give a whole result (`kept`), or all do (`made`). */
  readonly whole?: 'kept' | 'made';
  /** Whether it skips no whole number that stands between two results for whole arguments. */
  readonly dense?: true;
}

const positive: Range = [0, Number.POSITIVE_INFINITY];
const always = () => true;
const never = () => false;

/** A product in which 0 times an unbounded end is 0. */
function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}

function product([a, b]: Range, [c, d]: Range): Range {
  return spanOf(times(a, c), times(a, d), times(b, c), times(b, d));
}

function quotient(a: Range, b: Range): Range {
  const [low, high] = b;
  if (low < 0 && high > 0) return everything;
  if (isPoint(b) && low === 0) return everything;
  if (low !== 0 && high !== 0) return spanOf(a[0] / low, a[0] / high, a[1] / low, a[1] / high);
  // The divisor is not 0, or there is no result: an end at 0 is approached from its side.
  const [far, near] = low === 0 ? [Number.POSITIVE_INFINITY, high] : [Number.NEGATIVE_INFINITY, low];
  const over = (value: number) => (Number.isFinite(near) ? value / near : 0);
  return spanOf(times(a[0], far), times(a[1], far), over(a[0]), over(a[1]));
}

function modulo(a: Range, b: Range): Range {
  if (b[0] > 0 && a[0] >= 0 && a[1] < b[0]) return a;
  return [Math.min(b[0], 0), Math.max(b[1], 0)];
}

/** The nearest whole number; halves go away from zero. Keeps order. */
function round(value: number): number {
  const towardsZero = Math.trunc(value);
  if (!(Math.abs(value - towardsZero) >= 0.5)) return towardsZero;
  return value < 0 ? towardsZero - 1 : towardsZero + 1;
}

function rising(
  apply: (value: number) => number,
  domain: Range,
  values: Range,
  exact = false,
): RangeFunction {
  const clamp = (value: number) => Math.min(Math.max(value, domain[0]), domain[1]);
  return {
    range: ([low, high]) => {
      const result = spanOf(apply(clamp(low)), apply(clamp(high)));
      const [least, most] = exact ? result : widened(result);
      return [Math.max(least, values[0]), Math.min(most, values[1])];
    },
    tight: ([low, high]) => low >= domain[0] && high <= domain[1],
  };
}

const halfTurn = Math.PI;
const farAngle = 1e6;

/** Of the cosine, with angles to about 10⁻⁹. */
function cosine([low, high]: Range): Range {
  if (!(high - low < 2 * halfTurn) || Math.max(Math.abs(low), Math.abs(high)) > farAngle) return [-1, 1];
  const reaches = (angle: number) => {
    const turn = angle + 2 * halfTurn * Math.ceil((low - angle) / (2 * halfTurn) - 1e-9);
    return turn <= high + 1e-9;
  };
  const [least, most] = widened(spanOf(cos(low), cos(high)));
  return [reaches(halfTurn) ? -1 : Math.max(least, -1), reaches(0) ? 1 : Math.min(most, 1)];
}

function sine([low, high]: Range): Range {
  if (!(high - low < 2 * halfTurn) || Math.max(Math.abs(low), Math.abs(high)) > farAngle) return [-1, 1];
  const [least, most] = cosine([low - halfTurn / 2, high - halfTurn / 2]);
  const [from, to] = widened(spanOf(sin(low), sin(high)));
  return [least === -1 ? -1 : Math.max(from, -1), most === 1 ? 1 : Math.min(to, 1)];
}

const mostExponent = 64;

function power(a: Range, b: Range): Range {
  const corners = () => widened(spanOf(pow(a[0], b[0]), pow(a[0], b[1]), pow(a[1], b[0]), pow(a[1], b[1])));
  if (a[0] > 0 || (a[0] >= 0 && b[0] >= 0)) return corners();
  const exponent = b[0];
  if (!isPoint(b) || !Number.isInteger(exponent) || exponent < 0 || exponent > mostExponent)
    return everything;
  const [low, high] = corners();
  return exponent % 2 === 0 && contains(a, 0) ? [0, high] : [low, high];
}

/** `a + (b - a) t` is straight in each of them, so that its extremes are at their ends. */
function mix(a: Range, b: Range, t: Range): Range {
  const corners = a.flatMap((from) => b.flatMap((to) => t.map((share) => from + times(to - from, share))));
  const size = Math.max(...[...a, ...b].map(Math.abs), ...product(spanOf(...a, ...b), t).map(Math.abs));
  return widened(spanOf(...corners), Number.isFinite(size) ? size * 2 : 0);
}

/** Of as many arguments as are given. */
function foldedBy(apply: (a: number, b: number) => number): (...all: readonly Range[]) => Range {
  return (...all) => all.reduce((a, b) => [apply(a[0], b[0]), apply(a[1], b[1])]);
}

const table: Readonly<Record<string, RangeFunction>> = {
  neg: { range: ([low, high]) => [0 - high, 0 - low], tight: always, whole: 'kept', dense: true },
  add: { range: (a, b) => spanOf(a[0] + b[0], a[1] + b[1]), tight: always, whole: 'kept', dense: true },
  sub: { range: (a, b) => spanOf(a[0] - b[1], a[1] - b[0]), tight: always, whole: 'kept', dense: true },
  mul: { range: product, tight: always, whole: 'kept' },
  div: { range: quotient, tight: (_, b) => !contains(b, 0) },
  mod: { range: modulo, tight: never, whole: 'kept' },
  min: { range: foldedBy(Math.min), tight: always, whole: 'kept', dense: true },
  max: { range: foldedBy(Math.max), tight: always, whole: 'kept', dense: true },
  abs: {
    range: (a) => {
      const [low, high] = spanOf(Math.abs(a[0]), Math.abs(a[1]));
      return [contains(a, 0) ? 0 : low, high];
    },
    tight: always,
    inner: true,
    whole: 'kept',
    dense: true,
  },
  floor: { ...rising(Math.floor, everything, everything, true), whole: 'made' },
  ceil: { ...rising(Math.ceil, everything, everything, true), whole: 'made' },
  round: { ...rising(round, everything, everything, true), whole: 'made' },
  sqrt: rising(Math.sqrt, positive, positive, true),
  exp: rising(exp, everything, positive),
  log: rising(log, positive, everything),
  atan: rising(atan, everything, [-halfTurn / 2, halfTurn / 2]),
  asin: rising(asin, [-1, 1], [-halfTurn / 2, halfTurn / 2]),
  acos: {
    range: (a) => {
      const [low, high] = rising((x) => 0 - acos(x), [-1, 1], [-halfTurn, 0]).range(a);
      return [0 - high, 0 - low];
    },
    tight: ([low, high]) => low >= -1 && high <= 1,
  },
  sin: { range: sine, tight: always, inner: true },
  cos: { range: cosine, tight: always, inner: true },
  tan: { range: () => everything, tight: never },
  atan2: { range: () => [-halfTurn, halfTurn], tight: never },
  pow: { range: power, tight: (a) => a[0] > 0, inner: true },
  clamp: {
    range: (a, low, high) => [
      Math.min(Math.max(a[0], low[0]), high[0]),
      Math.min(Math.max(a[1], low[1]), high[1]),
    ],
    tight: always,
    whole: 'kept',
  },
  mix: { range: mix, tight: always },
};

/** By the names of the plan's operators. */
export const functions: ReadonlyMap<string, RangeFunction> = new Map(Object.entries(table));
