/**
 * Oriented boxes, the hot path of placement. A box is 16 numbers in world coordinates, metres: its centre
 * (0..2), three unit axes (3..5, 6..8, 9..11: the object's x, y, z), its half extents along them (12..14)
 * and the radius of the sphere round it (15).
 */
import type { Bounds } from './mesh.js';
import type { Vector3 } from './transform.js';

export type OrientedBox = Float64Array;

export function orientedBox(): OrientedBox {
  return new Float64Array(16);
}

/** Boxes that touch or dip into each other by no more than this, in metres, do not overlap. */
export const touching = 1e-9;

/** Cross products of axes shorter than this (squared) are those of parallel axes: faces decide. */
const parallel = 1e-12;

/**
 * The box round an object.
 * @param bounds of the object in its own frame
 * @param matrix object to world, 4 x 4 column-major: a rotation times a positive scale along the object's
 *   axes, and a translation
 */
export function setOrientedBox(out: OrientedBox, bounds: Bounds, matrix: ArrayLike<number>): OrientedBox {
  const { min, max } = bounds;
  const x = (min[0] + max[0]) / 2;
  const y = (min[1] + max[1]) / 2;
  const z = (min[2] + max[2]) / 2;
  let radius = 0;
  for (let axis = 0; axis < 3; axis += 1) {
    out[axis] = matrix[axis] * x + matrix[4 + axis] * y + matrix[8 + axis] * z + matrix[12 + axis];
    const ax = matrix[axis * 4];
    const ay = matrix[axis * 4 + 1];
    const az = matrix[axis * 4 + 2];
    const scale = Math.sqrt(ax * ax + ay * ay + az * az);
    out[3 + axis * 3] = ax / scale;
    out[4 + axis * 3] = ay / scale;
    out[5 + axis * 3] = az / scale;
    const half = (scale * (max[axis] - min[axis])) / 2;
    out[12 + axis] = half;
    radius += half * half;
  }
  out[15] = Math.sqrt(radius);
  return out;
}

/**
 * Whether two boxes come nearer to each other than `gap` metres; with gap 0, whether their interiors meet.
 *
 * The gap is measured along the fifteen separating axes (Gottschalk, Lin, Manocha, "OBBTree", 1996). So
 * boxes nearer than it are always found, and boxes sqrt(3) times as far apart never are; in between, which
 * only corners and edges reach, some are. It does not matter which box comes first.
 */
export function orientedBoxesOverlap(a: OrientedBox, b: OrientedBox, gap: number): boolean {
  const x = b[0] - a[0];
  const y = b[1] - a[1];
  const z = b[2] - a[2];
  const slack = gap - touching;
  const reach = a[15] + b[15] + slack;
  if (reach <= 0 || x * x + y * y + z * z >= reach * reach) return false;
  if (isUpright(a) && isUpright(b)) return uprightBoxesOverlap(a, b, x, y, z, slack);
  return fifteenAxesOverlap(a, b, x, y, z, slack);
}

/** Whether a box's own y is exactly the world's: a thing that was only moved and turned about +Y. */
function isUpright(box: OrientedBox): boolean {
  return box[7] === 1 && box[6] === 0 && box[8] === 0 && box[4] === 0 && box[10] === 0;
}

/** Heights, then the two horizontal axes of each box; the cross products of axes give no others. */
function uprightBoxesOverlap(
  a: OrientedBox,
  b: OrientedBox,
  x: number,
  y: number,
  z: number,
  slack: number,
): boolean {
  if (Math.abs(y) >= a[13] + b[13] + slack) return false;
  const cosine = Math.abs(a[3] * b[3] + a[5] * b[5]);
  const sine = Math.abs(a[3] * b[9] + a[5] * b[11]);
  return !(
    Math.abs(x * a[3] + z * a[5]) >= a[12] + b[12] * cosine + b[14] * sine + slack ||
    Math.abs(x * a[9] + z * a[11]) >= a[14] + b[12] * sine + b[14] * cosine + slack ||
    Math.abs(x * b[3] + z * b[5]) >= b[12] + a[12] * cosine + a[14] * sine + slack ||
    Math.abs(x * b[9] + z * b[11]) >= b[14] + a[12] * sine + a[14] * cosine + slack
  );
}

/** The cosines between the axes of a and those of b, and their absolute values; work space. */
const cosines = new Float64Array(9);
const magnitudes = new Float64Array(9);
const offset = new Float64Array(3);

function fifteenAxesOverlap(
  a: OrientedBox,
  b: OrientedBox,
  x: number,
  y: number,
  z: number,
  slack: number,
): boolean {
  // The axes of a.
  for (let i = 0; i < 3; i += 1) {
    const ax = a[3 + i * 3];
    const ay = a[4 + i * 3];
    const az = a[5 + i * 3];
    let reach = a[12 + i] + slack;
    for (let j = 0; j < 3; j += 1) {
      const cosine = ax * b[3 + j * 3] + ay * b[4 + j * 3] + az * b[5 + j * 3];
      const magnitude = Math.abs(cosine);
      cosines[i * 3 + j] = cosine;
      magnitudes[i * 3 + j] = magnitude;
      reach += b[12 + j] * magnitude;
    }
    offset[i] = x * ax + y * ay + z * az;
    if (Math.abs(offset[i]) >= reach) return false;
  }
  // The axes of b.
  for (let j = 0; j < 3; j += 1) {
    const distance = Math.abs(x * b[3 + j * 3] + y * b[4 + j * 3] + z * b[5 + j * 3]);
    const reach =
      b[12 + j] + slack + a[12] * magnitudes[j] + a[13] * magnitudes[3 + j] + a[14] * magnitudes[6 + j];
    if (distance >= reach) return false;
  }
  // The cross products: in a's frame, that of its axis i and b's axis j has the length sqrt(1 - cosine^2).
  for (let i = 0; i < 3; i += 1) {
    const i1 = i === 2 ? 0 : i + 1;
    const i2 = i === 0 ? 2 : i - 1;
    for (let j = 0; j < 3; j += 1) {
      const square = cosines[i1 * 3 + j] * cosines[i1 * 3 + j] + cosines[i2 * 3 + j] * cosines[i2 * 3 + j];
      if (square < parallel) continue;
      const j1 = j === 2 ? 0 : j + 1;
      const j2 = j === 0 ? 2 : j - 1;
      const distance = Math.abs(offset[i2] * cosines[i1 * 3 + j] - offset[i1] * cosines[i2 * 3 + j]);
      const reach =
        a[12 + i1] * magnitudes[i2 * 3 + j] +
        a[12 + i2] * magnitudes[i1 * 3 + j] +
        b[12 + j1] * magnitudes[i * 3 + j2] +
        b[12 + j2] * magnitudes[i * 3 + j1];
      if (distance >= reach + slack * Math.sqrt(square)) return false;
    }
  }
  return true;
}

/** The eight corners, x y z each: corner k has the positive side of axis i if bit i of k is set. */
export function boxCorners(box: OrientedBox, out: Float64Array = new Float64Array(24)): Float64Array {
  for (let corner = 0; corner < 8; corner += 1) {
    const x = corner & 1 ? box[12] : -box[12];
    const y = corner & 2 ? box[13] : -box[13];
    const z = corner & 4 ? box[14] : -box[14];
    for (let axis = 0; axis < 3; axis += 1) {
      out[corner * 3 + axis] = box[axis] + box[3 + axis] * x + box[6 + axis] * y + box[9 + axis] * z;
    }
  }
  return out;
}

/** Whether a point is in a box or on its surface. */
export function pointInOrientedBox(box: OrientedBox, point: Vector3): boolean {
  const x = point[0] - box[0];
  const y = point[1] - box[1];
  const z = point[2] - box[2];
  return (
    Math.abs(x * box[3] + y * box[4] + z * box[5]) <= box[12] &&
    Math.abs(x * box[6] + y * box[7] + z * box[8]) <= box[13] &&
    Math.abs(x * box[9] + y * box[10] + z * box[11]) <= box[14]
  );
}
