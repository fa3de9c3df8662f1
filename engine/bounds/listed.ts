import type { Expression } from '../plan/plan.js';
import { type Bounds, type NumberBounds, numberWithin, type TupleBounds } from './bounds.js';
import { everything, hull, isPoint, type Range, widened } from './range.js';
import { noRoots, type Roots } from './roots.js';

/** Deviations that the normal quantile stays within, and such that are passed with a chance of some 10⁻⁶ a draw. */
const farthestDeviation = 8.3;
const likelyDeviation = 4.5;

/** What distributions give whose arguments are lists: `piecewise`, `kernel`, `empirical`; undefined for others. */
export function boundsOfListed(
  name: string,
  args: readonly Bounds[],
  roots: Roots,
): NumberBounds | undefined {
  switch (name) {
    case 'piecewise':
      return piecewise(args, roots);
    case 'kernel':
      return kernel(args, roots);
    case 'empirical':
      return oneOf(args[0], roots);
    default:
      return undefined;
  }
}

/** The values of a column, which may be very many, without bounds of each of them. */
export function columnBounds(values: Expression | undefined): TupleBounds | undefined {
  if (typeof values !== 'object' || !('tuple' in values)) return undefined;
  const numbers = values.tuple.filter((value) => typeof value === 'number');
  if (numbers.length === 0 || numbers.length < values.tuple.length) return undefined;
  let all: Range = [numbers[0]!, numbers[0]!];
  for (const value of numbers) all = hull(all, [value, value]);
  const whole = numbers.every(Number.isInteger);
  const each = numberWithin(all, { reach: all, whole, gaps: true, roots: noRoots });
  return { kind: 'tuple', parts: [each], roots: noRoots };
}

function numbersOf(bounds: Bounds | undefined): readonly NumberBounds[] | undefined {
  if (bounds?.kind !== 'tuple') return undefined;
  const numbers = bounds.parts.filter((part): part is NumberBounds => part.kind === 'number');
  return numbers.length > 0 && numbers.length === bounds.parts.length ? numbers : undefined;
}

/** From the first point to the last; flat stretches of no density at either end are never met. */
function piecewise(args: readonly Bounds[], roots: Roots): NumberBounds {
  const points = args.map(numbersOf);
  const outer = points.reduce<Range | undefined>((range, point) => {
    const at = point?.[0]?.outer ?? everything;
    return range === undefined ? at : hull(range, at);
  }, undefined);
  const isFixed = points.every((point) => point?.length === 2 && point.every((each) => isPoint(each.outer)));
  if (!isFixed) return numberWithin(outer ?? everything, { roots });
  const places = points.map((point) => point![0].outer[0]);
  const isEmpty = points.map((point) => point![1].outer[0] === 0);
  const [first, last] = [isEmpty.indexOf(false), isEmpty.lastIndexOf(false)];
  const reach: Range | undefined =
    first < 0 ? undefined : [places[Math.max(0, first - 1)]!, places[Math.min(places.length - 1, last + 1)]!];
  const gaps = isEmpty.some((empty, at) => empty && at > first && at < last);
  return numberWithin(outer ?? everything, { reach, gaps, roots });
}

function kernel([list, bandwidth]: readonly Bounds[], roots: Roots): NumberBounds {
  const points = numbersOf(list);
  if (points === undefined || bandwidth?.kind !== 'number') return numberWithin(everything, { roots });
  const around = points.reduce((range, { outer }) => hull(range, outer), points[0]!.outer);
  const far = Math.max(0, bandwidth.outer[1]) * farthestDeviation;
  const isFixed = points.every(({ outer }) => isPoint(outer)) && isPoint(bandwidth.outer);
  const near = bandwidth.outer[0] * likelyDeviation;
  return numberWithin(widened([around[0] - far, around[1] + far]), {
    reach: isFixed ? [around[0] - near, around[1] + near] : undefined,
    roots,
  });
}

function oneOf(list: Bounds | undefined, roots: Roots): NumberBounds {
  const values = numbersOf(list);
  if (values === undefined) return numberWithin(everything, { roots });
  const outer = values.reduce((range, each) => hull(range, each.outer), values[0]!.outer);
  const whole = values.every((each) => each.whole);
  const isFixed = values.every(({ reach }) => reach !== undefined);
  return numberWithin(outer, { reach: isFixed ? outer : undefined, whole, gaps: true, roots });
}
