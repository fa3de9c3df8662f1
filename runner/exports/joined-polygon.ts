import type { Polygon } from './contours.js';

/** A search compares at most so many points of each side, so that masks of many parts stay cheap. */
const candidates = 64;

/**
 * One polygon that goes round all the parts, joined by lines of no width: YOLO has one polygon for an object. The area and
 * the box are those of the parts together.
 * @param parts one or more polygons, the largest first
 */
export function joinPolygons(parts: readonly Polygon[]): Polygon {
  if (parts.length === 1) return parts[0]!;
  const ring = new Ring(parts[0]!);
  for (const part of parts.slice(1)) ring.join(part);
  return ring.polygon();
}

/** A polygon as a linked list of its points, so that joining a part costs no more than the part. */
class Ring {
  private readonly x: number[] = [];
  private readonly y: number[] = [];
  private readonly next: number[] = [];

  constructor(first: Polygon) {
    const start = this.append(first, 0);
    this.next[this.x.length - 1] = start;
  }

  join(part: Polygon): void {
    const { node, point } = this.nearest(part);
    const after = this.next[node]!;
    const start = this.append(part, point);
    this.next[node] = start;
    // Once round the part, and back the way it came.
    const back = this.append([part[point]!, part[point + 1]!, this.x[node]!, this.y[node]!], 0);
    this.next[back - 1] = back;
    this.next[back + 1] = after;
  }

  polygon(): Polygon {
    const points: number[] = [];
    let node = 0;
    do {
      points.push(this.x[node]!, this.y[node]!);
      node = this.next[node]!;
    } while (node !== 0);
    return points;
  }

  /** Adds the points of a polygon in order, from the one at `from`, each linked to the one after it; gives the first. */
  private append(polygon: Polygon, from: number): number {
    const start = this.x.length;
    for (let index = 0; index < polygon.length; index += 2) {
      const at = (from + index) % polygon.length;
      this.x.push(polygon[at]!);
      this.y.push(polygon[at + 1]!);
      this.next.push(this.x.length);
    }
    return start;
  }

  /** The nearest pair of a point of this ring and, by its place, one of the part, among evenly chosen points of both. */
  private nearest(part: Polygon): { node: number; point: number } {
    let best = { node: 0, point: 0, distance: Number.POSITIVE_INFINITY };
    const nodeStep = Math.ceil(this.x.length / candidates);
    const pointStep = 2 * Math.ceil(part.length / 2 / candidates);
    for (let node = 0; node < this.x.length; node += nodeStep) {
      for (let point = 0; point < part.length; point += pointStep) {
        const dx = this.x[node]! - part[point]!;
        const dy = this.y[node]! - part[point + 1]!;
        const distance = dx * dx + dy * dy;
        if (distance < best.distance) best = { node, point, distance };
      }
    }
    return best;
  }
}
