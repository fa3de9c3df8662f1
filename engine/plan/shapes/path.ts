import { mostPoints } from './polygon.js';

/** Points x, y, z of a plan or spec, metres. */
export type PathPoint = readonly number[];

/** How far from the origin a path reaches at most, in metres. */
const farthest = 1e9;

/** What keeps points from being a path, as the end of a sentence about it; undefined if nothing does. */
export function pathFault(points: readonly PathPoint[]): string | undefined {
  const { length } = points;
  if (length < 2 || length > mostPoints)
    return `has ${length} point${length === 1 ? '' : 's'}, not 2 to ${mostPoints.toLocaleString('en')}`;
  const wild = points.findIndex((point) => !point.every((each) => Math.abs(each) <= farthest));
  if (wild >= 0) return `reaches farther than a million kilometres at point ${wild + 1}`;
  const [first] = points;
  if (points.every((point) => point.every((each, axis) => each === first![axis]))) return 'has no length';
  return undefined;
}

/** The level direction from one point to another as x, z of unit length; undefined where there is none. */
export function levelDirection(from: PathPoint, to: PathPoint): readonly [number, number] | undefined {
  const x = to[0]! - from[0]!;
  const z = to[2]! - from[2]!;
  const length = Math.sqrt(x * x + z * z);
  return length > 0 ? [x / length, z / length] : undefined;
}

/**
 * The level direction of each segment. A segment that has none, since it is upright or its ends are one point, goes on
 * in that of the one before, or before all others the one after; a path without any faces -Z.
 */
export function levelDirections(points: readonly PathPoint[]): (readonly [number, number])[] {
  const own = points.slice(1).map((point, at) => levelDirection(points[at]!, point));
  let last = own.find((each) => each !== undefined) ?? ([0, -1] as const);
  return own.map((each) => {
    last = each ?? last;
    return last;
  });
}

/** At a corner the parallel path is at most so many times its distance away. */
const longestMitre = 4;

/**
 * The path at a level distance to the left of another, to the right where that is negative: each point is moved so that
 * both its segments are at the distance (mitred), but no farther than four times it.
 */
export function parallelPath(points: readonly PathPoint[], distance: number): number[][] {
  const directions = levelDirections(points);
  const last = points.length - 1;
  const isClosed = points.length > 2 && points[0]!.every((each, axis) => each === points[last]![axis]);
  return points.map(([x, y, z], at) => {
    const before = at > 0 ? directions[at - 1]! : isClosed ? directions[last - 1]! : directions[0]!;
    const after = at < last ? directions[at]! : isClosed ? directions[0]! : directions[last - 1]!;
    // Left of the direction (dx, dz) is (dz, -dx): up times forward.
    const left = [before[1] + after[1], -(before[0] + after[0])] as const;
    const inverse = 1 + before[0] * after[0] + before[1] * after[1];
    const length = Math.sqrt(left[0] * left[0] + left[1] * left[1]);
    // At a hairpin the sum is next to nothing: then the side of the segment before.
    if (length < 1e-6) return [x! + distance * before[1], y!, z! - distance * before[0]];
    const factor = distance * Math.min(1 / inverse, longestMitre / length);
    return [x! + factor * left[0], y!, z! + factor * left[1]];
  });
}
