/** How oriented boxes lie to each other: the distance between them, and whether one is inside the other. Metres. */
import { boxCorners, type OrientedBox, orientedBoxesOverlap, touching } from './oriented-box.js';

/** Edges whose directions have a sine, squared, below this are parallel: their ends decide. */
const parallel = 1e-12;

const cornersOfOne = new Float64Array(24);
const cornersOfOther = new Float64Array(24);

/**
 * The least distance between two boxes, 0 where they touch or dip into each other. A box without extents is a point.
 *
 * Of boxes that are apart, the nearest points lie at a corner of one of them, or within an edge of each: so it is
 * the least of the sixteen distances of a corner to the other box and the 144 of two edges.
 */
export function boxGap(a: OrientedBox, b: OrientedBox): number {
  if (orientedBoxesOverlap(a, b, 0)) return 0;
  boxCorners(a, cornersOfOne);
  boxCorners(b, cornersOfOther);
  let least = Number.POSITIVE_INFINITY;
  for (let corner = 0; corner < 24; corner += 3) {
    least = Math.min(least, squareToBox(cornersOfOne, corner, b), squareToBox(cornersOfOther, corner, a));
  }
  for (let i = 0; i < 3; i += 1) {
    for (let j = 0; j < 3; j += 1) least = Math.min(least, squareOfEdges(a, i, b, j));
  }
  return Math.sqrt(least);
}

/** The squared distance of a point to a box: what its coordinates along the axes exceed the half extents by. */
function squareToBox(points: ArrayLike<number>, at: number, box: OrientedBox): number {
  const x = points[at] - box[0];
  const y = points[at + 1] - box[1];
  const z = points[at + 2] - box[2];
  let square = 0;
  for (let axis = 0; axis < 3; axis += 1) {
    const along = x * box[3 + axis * 3] + y * box[4 + axis * 3] + z * box[5 + axis * 3];
    const beyond = Math.max(0, Math.abs(along) - box[12 + axis]);
    square += beyond * beyond;
  }
  return square;
}

/** The least squared distance of the four edges of `a` along its axis i and those of `b` along j, where it is within both. */
function squareOfEdges(a: OrientedBox, i: number, b: OrientedBox, j: number): number {
  const [ux, uy, uz] = [a[3 + i * 3], a[4 + i * 3], a[5 + i * 3]];
  const [vx, vy, vz] = [b[3 + j * 3], b[4 + j * 3], b[5 + j * 3]];
  const cosine = ux * vx + uy * vy + uz * vz;
  const sine = 1 - cosine * cosine;
  let least = Number.POSITIVE_INFINITY;
  if (sine < parallel) return least;
  for (let first = 0; first < 4; first += 1) {
    for (let second = 0; second < 4; second += 1) {
      const x = middle(a, i, first, 0) - middle(b, j, second, 0);
      const y = middle(a, i, first, 1) - middle(b, j, second, 1);
      const z = middle(a, i, first, 2) - middle(b, j, second, 2);
      // The least of |d + s u - t v| over all s and t.
      const alongU = x * ux + y * uy + z * uz;
      const alongV = x * vx + y * vy + z * vz;
      const s = (cosine * alongV - alongU) / sine;
      const t = (alongV - cosine * alongU) / sine;
      if (Math.abs(s) > a[12 + i] || Math.abs(t) > b[12 + j]) continue;
      const [dx, dy, dz] = [x + s * ux - t * vx, y + s * uy - t * vy, z + s * uz - t * vz];
      least = Math.min(least, dx * dx + dy * dy + dz * dz);
    }
  }
  return least;
}

/** A coordinate of the middle of one of the four edges along an axis: bits 0 and 1 are the sides of the other two axes. */
function middle(box: OrientedBox, axis: number, edge: number, coordinate: number): number {
  const [one, two] = [(axis + 1) % 3, (axis + 2) % 3];
  return (
    box[coordinate] +
    (edge & 1 ? 1 : -1) * box[12 + one] * box[3 + one * 3 + coordinate] +
    (edge & 2 ? 1 : -1) * box[12 + two] * box[3 + two * 3 + coordinate]
  );
}

/** Whether all of a box lies in another; it may touch its sides. */
export function boxIsInside(inner: OrientedBox, outer: OrientedBox): boolean {
  const x = inner[0] - outer[0];
  const y = inner[1] - outer[1];
  const z = inner[2] - outer[2];
  for (let axis = 0; axis < 3; axis += 1) {
    const [ox, oy, oz] = [outer[3 + axis * 3], outer[4 + axis * 3], outer[5 + axis * 3]];
    let reach = Math.abs(x * ox + y * oy + z * oz);
    for (let own = 0; own < 3; own += 1) {
      const cosine = ox * inner[3 + own * 3] + oy * inner[4 + own * 3] + oz * inner[5 + own * 3];
      reach += inner[12 + own] * Math.abs(cosine);
    }
    if (reach > outer[12 + axis] + touching) return false;
  }
  return true;
}
