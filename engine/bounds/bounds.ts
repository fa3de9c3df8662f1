import { everything, hull, isPoint, type Range } from './range.js';
import { joined, noRoots, type Roots } from './roots.js';

/** What an expression can be, by the supports of what is drawn and the operators that join it. SI values. */
export type Bounds = NumberBounds | TruthBounds | TupleBounds | PairBounds | TextBounds | OtherBounds;

export interface NumberBounds {
  readonly kind: 'number';
  /** It never lies outside. */
  readonly outer: Range;
  /**
   * It comes close to both ends of this range, each with a chance of at least some 10⁻⁹ a draw; undefined where that is
   * not known, as of `x - x`.
   */
  readonly reach: Range | undefined;
  readonly whole: boolean;
  /** Whether it may skip numbers inside its reach: more than those between whole ones, if it is whole. */
  readonly gaps: boolean;
  readonly roots: Roots;
}

export interface TruthBounds {
  readonly kind: 'truth';
  readonly may: 'true' | 'false' | 'both';
  readonly roots: Roots;
}

export interface TupleBounds {
  readonly kind: 'tuple';
  readonly parts: readonly Bounds[];
  readonly roots: Roots;
}

/** A pair of bounds as a value, `20cm .. 60cm`. */
export interface PairBounds {
  readonly kind: 'pair';
  readonly low: NumberBounds;
  readonly high: NumberBounds;
  readonly roots: Roots;
}

export interface TextBounds {
  readonly kind: 'text';
  readonly values: readonly string[];
  readonly roots: Roots;
}

/** Files, classes, runs of shapes and materials, colours that are computed: nothing is known of them. */
export interface OtherBounds {
  readonly kind: 'other';
  readonly roots: Roots;
}

/** Texts that are told apart. */
const mostTexts = 64;

export const unknown: OtherBounds = { kind: 'other', roots: 'many' };

export function fixedNumber(value: number): NumberBounds {
  const range: Range = [value, value];
  return numberWithin(range, { reach: range, whole: Number.isInteger(value), roots: noRoots });
}

export function numberWithin(
  outer: Range,
  more: {
    readonly reach?: Range | undefined;
    readonly whole?: boolean;
    readonly gaps?: boolean;
    readonly roots?: Roots;
  } = {},
): NumberBounds {
  const { reach, whole = false, gaps = false, roots = 'many' } = more;
  return { kind: 'number', outer, reach, whole, gaps, roots };
}

/** A vector of which only the size is known. */
export function anyVector(size: number): TupleBounds {
  return { kind: 'tuple', parts: new Array<Bounds>(size).fill(numberWithin(everything)), roots: 'many' };
}

export function truth(may: TruthBounds['may'], roots: Roots): TruthBounds {
  return { kind: 'truth', may, roots };
}

export function isConstant({ roots }: Bounds): boolean {
  return roots !== 'many' && roots.size === 0;
}

/** What one of some values can be, of which `roots` decide. Each can be the one. */
export function anyOf(all: readonly Bounds[], roots: Roots): Bounds {
  const [first, ...others] = all;
  if (first === undefined) return { kind: 'other', roots };
  return dependingOn(others.reduce(either, first), roots);
}

/** The same value, with more that decides it. */
export function dependingOn(bounds: Bounds, more: Roots): Bounds {
  const roots = joined([bounds.roots, more]);
  if (bounds.kind === 'tuple') {
    return { kind: 'tuple', parts: bounds.parts.map((part) => dependingOn(part, more)), roots };
  }
  if (bounds.kind === 'pair') {
    const [low, high] = [dependingOn(bounds.low, more), dependingOn(bounds.high, more)];
    return { kind: 'pair', low: low as NumberBounds, high: high as NumberBounds, roots };
  }
  return { ...bounds, roots };
}

function either(a: Bounds, b: Bounds): Bounds {
  const roots = joined([a.roots, b.roots]);
  if (a.kind === 'number' && b.kind === 'number') {
    const reach = a.reach && b.reach && hull(a.reach, b.reach);
    const same = isPoint(a.outer) && isPoint(b.outer) && a.outer[0] === b.outer[0];
    const [whole, gaps] = [a.whole && b.whole, !same];
    return { kind: 'number', outer: hull(a.outer, b.outer), reach, whole, gaps, roots };
  }
  if (a.kind === 'truth' && b.kind === 'truth') return truth(a.may === b.may ? a.may : 'both', roots);
  if (a.kind === 'tuple' && b.kind === 'tuple' && a.parts.length === b.parts.length)
    return { kind: 'tuple', parts: a.parts.map((part, at) => either(part, b.parts[at])), roots };
  if (a.kind === 'pair' && b.kind === 'pair') {
    const [low, high] = [either(a.low, b.low), either(a.high, b.high)] as [NumberBounds, NumberBounds];
    return { kind: 'pair', low, high, roots };
  }
  if (a.kind === 'text' && b.kind === 'text') {
    const values = [...new Set([...a.values, ...b.values])];
    if (values.length <= mostTexts) return { kind: 'text', values, roots };
  }
  return { kind: 'other', roots };
}

/** The same, as far as ends are concerned that are not sure to be reached: of what is asked only under a condition. */
export function withoutReach(bounds: Bounds): Bounds {
  switch (bounds.kind) {
    case 'number':
      return { ...bounds, reach: undefined };
    case 'tuple':
      return { ...bounds, parts: bounds.parts.map(withoutReach) };
    case 'pair':
      return {
        ...bounds,
        low: { ...bounds.low, reach: undefined },
        high: { ...bounds.high, reach: undefined },
      };
    default:
      return bounds;
  }
}

/** The numbers in a value: itself, the components of a vector, the ends of an interval. */
export function numbersIn(bounds: Bounds): readonly NumberBounds[] {
  if (bounds.kind === 'number') return [bounds];
  if (bounds.kind === 'tuple') return bounds.parts.flatMap(numbersIn);
  return bounds.kind === 'pair' ? [bounds.low, bounds.high] : [];
}
