/**
 * Simple polygons in a plane, cut into triangles. Points are pairs; their unit is the caller's.
 */

type Point = ArrayLike<number>;

/** Triangles to draw points from, uniformly by area. */
export interface Triangulation {
  /** Three corners of each triangle: numbers of points. */
  readonly corners: Uint32Array;
  /** Running sums of their areas; the last one is the whole. */
  readonly cumulativeArea: Float64Array;
}

/**
 * Cuts ears from a simple polygon, in either direction of turning: going round from the first corner, each ear that is
 * met is cut off and the corner after it passed over, so that fans of slivers are rare. At most 3 n² tests of a point.
 * Source: Meisters, "Polygons have ears" (1975); ElGindy, Everett, Toussaint, "Slicing an ear" (1993).
 * @param points the corners of a simple polygon of at least three, whose area is not 0
 */
export function triangulate(points: readonly Point[]): Triangulation {
  const ring = new Ring(points);
  const corners: number[] = [];
  const areas: number[] = [];
  let area = 0;
  let at = 0;
  for (let left = points.length; left >= 3; left -= 1) {
    at = ring.nextEar(at, left);
    const [before, after] = [ring.before[at], ring.after[at]];
    const twice = ring.turn(before, at, after);
    if (twice > 0) {
      area += twice / 2;
      corners.push(before, at, after);
      areas.push(area);
    }
    ring.cut(at);
    at = ring.after[after];
  }
  return { corners: Uint32Array.from(corners), cumulativeArea: Float64Array.from(areas) };
}

/** The corners that are left, each with its neighbours. */
class Ring {
  readonly before: Uint32Array;
  readonly after: Uint32Array;
  /** 1 if it is an ear. */
  readonly #ears: Uint8Array;
  /** The corners that are not convex: only they can lie in an ear. */
  readonly #reflex: number[] = [];
  readonly #sign: number;
  readonly #x: Float64Array;
  readonly #y: Float64Array;

  constructor(points: readonly Point[]) {
    this.#x = Float64Array.from(points, (point) => point[0]);
    this.#y = Float64Array.from(points, (point) => point[1]);
    const { length } = points;
    this.before = Uint32Array.from({ length }, (_, at) => (at + length - 1) % length);
    this.after = Uint32Array.from({ length }, (_, at) => (at + 1) % length);
    this.#sign = turnsRound(points);
    this.#ears = new Uint8Array(length);
    for (let at = 0; at < length; at += 1) if (!this.#isConvex(at)) this.#reflex.push(at);
    for (let at = 0; at < length; at += 1) this.#ears[at] = this.#isEar(at) ? 1 : 0;
  }

  /** Twice the area of a triangle, positive where it goes round as the polygon does. */
  turn(a: number, b: number, c: number): number {
    const x = this.#x;
    const y = this.#y;
    return this.#sign * ((x[b] - x[a]) * (y[c] - y[a]) - (x[c] - x[a]) * (y[b] - y[a]));
  }

  /** The first ear from a corner on; that corner itself where rounding hides all. */
  nextEar(start: number, left: number): number {
    let at = start;
    for (let step = 0; step < left; step += 1) {
      if (this.#ears[at] === 1) return at;
      at = this.after[at];
    }
    return start;
  }

  cut(at: number): void {
    const [before, after] = [this.before[at], this.after[at]];
    this.after[before] = after;
    this.before[after] = before;
    // No other corner's angle has changed.
    for (const each of [at, before, after]) if (each === at || this.#isConvex(each)) this.#forget(each);
    this.#ears[before] = this.#isEar(before) ? 1 : 0;
    this.#ears[after] = this.#isEar(after) ? 1 : 0;
  }

  #forget(corner: number): void {
    const place = this.#reflex.indexOf(corner);
    if (place < 0) return;
    const last = this.#reflex.pop() as number;
    if (place < this.#reflex.length) this.#reflex[place] = last;
  }

  #isConvex(at: number): boolean {
    return this.turn(this.before[at], at, this.after[at]) > 0;
  }

  /** A corner on a straight line is cut as an ear of no area. */
  #isEar(at: number): boolean {
    const [before, after] = [this.before[at], this.after[at]];
    const twice = this.turn(before, at, after);
    if (twice === 0) return true;
    if (twice < 0) return false;
    const x = this.#x;
    const y = this.#y;
    const left = Math.min(x[before], x[at], x[after]);
    const right = Math.max(x[before], x[at], x[after]);
    const bottom = Math.min(y[before], y[at], y[after]);
    const top = Math.max(y[before], y[at], y[after]);
    for (const other of this.#reflex) {
      if (x[other] < left || x[other] > right || y[other] < bottom || y[other] > top) continue;
      if (other === before || other === after) continue;
      if (
        this.turn(before, at, other) >= 0 &&
        this.turn(at, after, other) >= 0 &&
        this.turn(after, before, other) >= 0
      )
        return false;
    }
    return true;
  }
}

/** The sign of the area. */
function turnsRound(points: readonly Point[]): number {
  const [x, y] = [points[0][0], points[0][1]];
  let twice = 0;
  for (let at = 1; at + 1 < points.length; at += 1) {
    const [a, b] = [points[at], points[at + 1]];
    twice += (a[0] - x) * (b[1] - y) - (b[0] - x) * (a[1] - y);
  }
  return twice < 0 ? -1 : 1;
}

/** Which triangle a share of the whole area falls in. */
export function triangleAt({ cumulativeArea }: Triangulation, share: number): number {
  const target = share * cumulativeArea[cumulativeArea.length - 1];
  let low = 0;
  let high = cumulativeArea.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulativeArea[middle] > target) high = middle;
    else low = middle + 1;
  }
  return low;
}
