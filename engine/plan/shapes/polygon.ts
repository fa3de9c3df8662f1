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
  const side = (at: number) => `${at + 1}–${((at + 1) % length) + 1}`;
  for (let one = 0; one < length; one += 1) {
    const a = points[one]!;
    const b = points[(one + 1) % length]!;
    const c = points[(one + 2) % length]!;
    if (a[0] === b[0] && a[1] === b[1]) return `has points ${side(one)} in one place`;
    const turnsBack =
      cross(a, b, c) === 0 && (b[0]! - a[0]!) * (c[0]! - b[0]!) + (b[1]! - a[1]!) * (c[1]! - b[1]!) < 0;
    if (turnsBack) return `turns back on itself at point ${((one + 1) % length) + 1}`;
    const low = [Math.min(a[0]!, b[0]!), Math.min(a[1]!, b[1]!)] as const;
    const high = [Math.max(a[0]!, b[0]!), Math.max(a[1]!, b[1]!)] as const;
    const last = one === 0 ? length - 1 : length;
    for (let other = one + 2; other < last; other += 1) {
      const p = points[other]!;
      const q = points[(other + 1) % length]!;
      if (Math.max(p[0]!, q[0]!) < low[0] || Math.min(p[0]!, q[0]!) > high[0]) continue;
      if (Math.max(p[1]!, q[1]!) < low[1] || Math.min(p[1]!, q[1]!) > high[1]) continue;
      const apart = cross(a, b, p) * cross(a, b, q) > 0 || cross(p, q, a) * cross(p, q, b) > 0;
      if (!apart) return `crosses itself: side ${side(one)} meets side ${side(other)}`;
    }
  }
  return undefined;
}

/** Twice the area of a triangle, positive where it goes round from +x to +z. */
export function cross(a: Point, b: Point, c: Point): number {
  return (b[0]! - a[0]!) * (c[1]! - a[1]!) - (c[0]! - a[0]!) * (b[1]! - a[1]!);
}
