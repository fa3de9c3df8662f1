import {
  anyVector,
  type Bounds,
  fixedNumber,
  type NumberBounds,
  numberWithin,
  type TupleBounds,
  unknown,
} from './bounds.js';
import { functions } from './functions.js';
import { logic } from './logic.js';
import { everything, isPoint, spanOf, widened } from './range.js';
import { areIndependent, joined, type Roots } from './roots.js';

/** What an operation of the plan can give for arguments that can be what their bounds say. */
export function boundsOfOperation(op: string, args: readonly Bounds[]): Bounds {
  const truth = logic(op, args);
  if (truth !== undefined) return truth;
  if (functions.has(op)) return componentwise(op, args);
  return vectorOperation(op, args) ?? { ...unknown, roots: joined(args.map(({ roots }) => roots)) };
}

/** The function of numbers `op`, component by component where an argument is a tuple. */
function componentwise(op: string, args: readonly Bounds[]): Bounds {
  if (args.every((each): each is NumberBounds => each.kind === 'number')) return ofNumbers(op, args);
  const roots = joined(args.map((each) => each.roots));
  const tuples = args.filter((each): each is TupleBounds => each.kind === 'tuple');
  const size = tuples[0]?.parts.length;
  const fits = (each: Bounds) =>
    each.kind === 'number' || (each.kind === 'tuple' && each.parts.length === size);
  if (size === undefined || !args.every(fits)) return { kind: 'other', roots };
  const parts = Array.from({ length: size }, (_, at) =>
    componentwise(
      op,
      args.map((each) => (each.kind === 'tuple' ? each.parts[at] : each)),
    ),
  );
  return { kind: 'tuple', parts, roots };
}

function ofNumbers(op: string, args: readonly NumberBounds[]): NumberBounds {
  const { range, tight, inner, whole, dense } = functions.get(op)!;
  const roots = joined(args.map((each) => each.roots));
  const isWhole = whole === 'made' || (whole === 'kept' && args.every((each) => each.whole));
  const drawn = args.filter(({ outer }) => !isPoint(outer));
  const reaches = args.flatMap(({ reach }) => (reach === undefined ? [] : [reach]));
  const sharp =
    reaches.length === args.length &&
    areIndependent(args.map((each) => each.roots)) &&
    tight?.(...reaches) === true &&
    !(inner && drawn.some(({ gaps, whole }) => gaps || (whole && op !== 'abs')));
  const skips = drawn.some(({ gaps }) => gaps) || (drawn.some((each) => each.whole) && !(dense && isWhole));
  return numberWithin(range(...args.map(({ outer }) => outer)), {
    reach: sharp ? range(...reaches) : undefined,
    whole: isWhole,
    gaps: skips,
    roots,
  });
}

const axes: ReadonlyMap<string, number> = new Map([
  ['x', 0],
  ['y', 1],
  ['z', 2],
]);

function vectorOperation(op: string, args: readonly Bounds[]): Bounds | undefined {
  const roots = joined(args.map((each) => each.roots));
  const [a, b] = args;
  if (op === 'grid' || op === 'row') return layoutPlace(op, args, roots);
  if (a?.kind !== 'tuple') return undefined;
  const axis = axes.get(op);
  if (axis !== undefined) return a.parts[axis];
  switch (op) {
    case 'part':
      return b?.kind === 'number' && isPoint(b.outer) ? a.parts[b.outer[0]] : undefined;
    case 'length':
      return lengthOf(a.parts, roots);
    case 'distance': {
      const difference = componentwise('sub', args);
      return difference.kind === 'tuple' ? lengthOf(difference.parts, roots) : undefined;
    }
    case 'dot':
      return b?.kind === 'tuple'
        ? sum(a.parts.map((part, at) => componentwise('mul', [part, b.parts[at]])))
        : undefined;
    case 'cross':
    case 'normalize':
      return { ...anyVector(a.parts.length), roots };
    default:
      return undefined;
  }
}

/** The root of the sum of squares. Each component stands twice in its square, which is not independent of itself. */
function lengthOf(parts: readonly Bounds[], roots: Roots): Bounds {
  const squares = parts.map((part): Bounds => {
    if (part.kind !== 'number') return unknown;
    const magnitude = ofNumbers('abs', [part]);
    const square = (range: readonly [number, number]) => spanOf(range[0] * range[0], range[1] * range[1]);
    const reach = magnitude.reach && square(magnitude.reach);
    return { ...magnitude, outer: square(magnitude.outer), reach, gaps: magnitude.gaps || magnitude.whole };
  });
  const total = sum(squares);
  return total.kind === 'number' ? ofNumbers('sqrt', [total]) : numberWithin([0, everything[1]], { roots });
}

function sum(parts: readonly Bounds[]): Bounds {
  return parts.reduce((total, part) => componentwise('add', [total, part]), fixedNumber(0) as Bounds);
}

/** A place of a grid or row: as far from the point that it is about as half of all places reach. */
function layoutPlace(op: string, [, around, first, second, last]: readonly Bounds[], roots: Roots): Bounds {
  const centre = around?.kind === 'tuple' && around.parts.length === 3 ? around.parts : undefined;
  if (centre === undefined) return { ...anyVector(3), roots };
  const half = (places: Bounds | undefined, spacing: Bounds | undefined): number => {
    if (places?.kind !== 'number' || spacing?.kind !== 'number') return Number.POSITIVE_INFINITY;
    const [low, high] = spacing.outer;
    return (Math.max(0, places.outer[1] - 1) / 2) * Math.max(Math.abs(low), Math.abs(high));
  };
  const spacings = last?.kind === 'tuple' ? last.parts : [];
  const along = half(first, second);
  const far = op === 'row' ? [along, 0, along] : [half(first, spacings[0]), 0, half(second, spacings[1])];
  const parts = centre.map((part, axis): Bounds => {
    if (part.kind !== 'number') return part;
    const by = far[axis]!;
    if (!(by < Number.POSITIVE_INFINITY)) return numberWithin(everything, { roots });
    const outer = widened([part.outer[0] - by, part.outer[1] + by], by);
    return by === 0 ? part : numberWithin(outer, { roots });
  });
  return { kind: 'tuple', parts, roots };
}
