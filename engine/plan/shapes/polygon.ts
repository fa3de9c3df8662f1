/** Points of a plan or spec: x and z, metres. */
type Point = readonly number[];

/** The most points that a polygon or a path has. */
export const mostPoints = 10_000;

/** How far from its centre a polygon reaches at most, in metres: what is multiplied of its coordinates stays exact enough. */
const farthest = 1e9;

/** What keeps points from being the corners of a polygon, as the end of a sentence about it; undefined if nothing does. */
export function polygonFault(points: readonly Point[]): string | undefined {
  const { length } = points;
  if (length < 3 || length > mostPoints)
    return `has ${length} point${length === 1 ? '' : 's'}, not 3 to ${mostPoints.toLocaleString('en')}`;
  const wild = points.findIndex((point) => !point.every((each) => Math.abs(each) <= farthest));
  if (wild >= 0) return `reaches farther than a million kilometres at point ${wild + 1}`;
  return crossing(points) ?? (signedArea(points) === 0 ? 'has no area' : undefined);
}

/** The area inside, positive where the corners go round from +x to +z. */
export function signedArea(points: readonly Point[]): number {
  // From the first corner, so that a small polygon far away loses nothing.
  const [x, z] = points[0]!;
  let twice = 0;
  for (let at = 1; at + 1 < points.length; at += 1) {
    const a = points[at]!;
    const b = points[at + 1]!;
    twice += (a[0]! - x!) * (b[1]! - z!) - (b[0]! - x!) * (a[1]! - z!);
  }
  return twice / 2;
}

/** Which sides meet that have no corner in common, or lie on one another. */
function crossing(points: readonly Point[]): string | undefined {
  const { length } = points;
  for (let at = 0; at < length; at += 1) {
    const [a, b, c] = [points[at]!, points[(at + 1) % length]!, points[(at + 2) % length]!];
    if (a[0] === b[0] && a[1] === b[1]) return `has points ${side(at, length)} in one place`;
    const along = (b[0]! - a[0]!) * (c[0]! - b[0]!) + (b[1]! - a[1]!) * (c[1]! - b[1]!);
    if (along < 0 && cross(a, b, c) === 0) return `turns back on itself at point ${((at + 1) % length) + 1}`;
  }
  const low = Float64Array.from(points, (a, at) => Math.min(a[0]!, points[(at + 1) % length]![0]!));
  const high = Float64Array.from(points, (a, at) => Math.max(a[0]!, points[(at + 1) % length]![0]!));
  // From left to right, so that only sides side by side are compared.
  const order = Uint32Array.from(points.keys()).sort((a, b) => low[a]! - low[b]! || a - b);
  for (let place = 0; place < length; place += 1) {
    const one = order[place]!;
    for (let next = place + 1; next < length && low[order[next]!]! <= high[one]!; next += 1) {
      const other = order[next]!;
      const apart = Math.abs(one - other);
      if (apart === 1 || apart === length - 1 || !meet(points, one, other)) continue;
      const [first, second] = [Math.min(one, other), Math.max(one, other)];
      return `crosses itself: side ${side(first, length)} meets side ${side(second, length)}`;
    }
  }
  return undefined;
}

/** A side by the numbers of its ends, from 1. */
function side(at: number, length: number): string {
  return `${at + 1}–${((at + 1) % length) + 1}`;
}

function meet(points: readonly Point[], one: number, other: number): boolean {
  const a = points[one]!;
  const b = points[(one + 1) % points.length]!;
  const p = points[other]!;
  const q = points[(other + 1) % points.length]!;
  if (Math.max(p[1]!, q[1]!) < Math.min(a[1]!, b[1]!)) return false;
  if (Math.min(p[1]!, q[1]!) > Math.max(a[1]!, b[1]!)) return false;
  return cross(a, b, p) * cross(a, b, q) <= 0 && cross(p, q, a) * cross(p, q, b) <= 0;
}

/** Twice the area of a triangle, positive where it goes round from +x to +z. */
function cross(a: Point, b: Point, c: Point): number {
  return (b[0]! - a[0]!) * (c[1]! - a[1]!) - (c[0]! - a[0]!) * (b[1]! - a[1]!);
}
