/**
 * Rigid and affine maps of space: 4 x 4 matrices in column-major order (`m[column * 4 + row]`, as in glTF
 * and WebGL) and unit quaternions in the order x, y, z, w. Right-handed, +Y up, radians, metres. A camera
 * looks along its own -Z with +Y up. Every function writes to its last argument and returns it, so that a
 * hot path can reuse one array; an output may be one of the inputs.
 */

/** Three numbers in a row: a point or a direction. */
export type Vector3 = ArrayLike<number>;

/** A 4 x 4 identity matrix. */
export function identity(out: Float64Array = new Float64Array(16)): Float64Array {
  out.fill(0);
  out[0] = out[5] = out[10] = out[15] = 1;
  return out;
}

/** The product `a b`: first b, then a. */
export function multiply(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  out: Float64Array = new Float64Array(16),
): Float64Array {
  const a0 = a[0];
  const a1 = a[1];
  const a2 = a[2];
  const a3 = a[3];
  const a4 = a[4];
  const a5 = a[5];
  const a6 = a[6];
  const a7 = a[7];
  const a8 = a[8];
  const a9 = a[9];
  const a10 = a[10];
  const a11 = a[11];
  const a12 = a[12];
  const a13 = a[13];
  const a14 = a[14];
  const a15 = a[15];
  for (let column = 0; column < 16; column += 4) {
    const x = b[column];
    const y = b[column + 1];
    const z = b[column + 2];
    const w = b[column + 3];
    out[column] = a0 * x + a4 * y + a8 * z + a12 * w;
    out[column + 1] = a1 * x + a5 * y + a9 * z + a13 * w;
    out[column + 2] = a2 * x + a6 * y + a10 * z + a14 * w;
    out[column + 3] = a3 * x + a7 * y + a11 * z + a15 * w;
  }
  return out;
}

/** The matrix that scales by `scale`, then turns by the unit `quaternion`, then moves by `position`. */
export function compose(
  position: Vector3,
  quaternion: ArrayLike<number>,
  scale: Vector3,
  out: Float64Array = new Float64Array(16),
): Float64Array {
  const x = quaternion[0];
  const y = quaternion[1];
  const z = quaternion[2];
  const w = quaternion[3];
  const scaleX = scale[0];
  const scaleY = scale[1];
  const scaleZ = scale[2];
  const positionX = position[0];
  const positionY = position[1];
  const positionZ = position[2];
  out[0] = (1 - 2 * (y * y + z * z)) * scaleX;
  out[1] = 2 * (x * y + z * w) * scaleX;
  out[2] = 2 * (x * z - y * w) * scaleX;
  out[3] = 0;
  out[4] = 2 * (x * y - z * w) * scaleY;
  out[5] = (1 - 2 * (x * x + z * z)) * scaleY;
  out[6] = 2 * (y * z + x * w) * scaleY;
  out[7] = 0;
  out[8] = 2 * (x * z + y * w) * scaleZ;
  out[9] = 2 * (y * z - x * w) * scaleZ;
  out[10] = (1 - 2 * (x * x + y * y)) * scaleZ;
  out[11] = 0;
  out[12] = positionX;
  out[13] = positionY;
  out[14] = positionZ;
  out[15] = 1;
  return out;
}

/** The rotation matrix of a unit quaternion. */
export function rotationMatrix(
  quaternion: ArrayLike<number>,
  out: Float64Array = new Float64Array(16),
): Float64Array {
  return compose([0, 0, 0], quaternion, [1, 1, 1], out);
}

/** The upper left 3 x 3 of a 4 x 4 matrix, column-major: rotation and scale without the translation. */
export function linearPart(matrix: ArrayLike<number>, out: Float64Array = new Float64Array(9)): Float64Array {
  for (let column = 0; column < 3; column += 1) {
    for (let row = 0; row < 3; row += 1) out[column * 3 + row] = matrix[column * 4 + row];
  }
  return out;
}

/** The determinant of a 3 x 3 column-major matrix: how it scales volumes; negative if it mirrors. */
export function determinant(linear: ArrayLike<number>): number {
  return (
    linear[0] * (linear[4] * linear[8] - linear[5] * linear[7]) +
    linear[3] * (linear[7] * linear[2] - linear[8] * linear[1]) +
    linear[6] * (linear[1] * linear[5] - linear[2] * linear[4])
  );
}

/**
 * The inverse of a 3 x 3 column-major matrix, by cofactors.
 * @throws RangeError if the matrix is singular (a scale of zero), which no placed thing has.
 */
export function invertLinear(
  linear: ArrayLike<number>,
  out: Float64Array = new Float64Array(9),
): Float64Array {
  const [a, b, c, d, e, f, g, h, i] = Array.from(linear);
  const scale = 1 / determinant(linear);
  if (!(Math.abs(scale) < Number.POSITIVE_INFINITY))
    throw new RangeError('A singular matrix has no inverse.');
  out[0] = (e * i - f * h) * scale;
  out[1] = (c * h - b * i) * scale;
  out[2] = (b * f - c * e) * scale;
  out[3] = (f * g - d * i) * scale;
  out[4] = (a * i - c * g) * scale;
  out[5] = (c * d - a * f) * scale;
  out[6] = (d * h - e * g) * scale;
  out[7] = (b * g - a * h) * scale;
  out[8] = (a * e - b * d) * scale;
  return out;
}

/**
 * The inverse of an affine matrix (last row 0 0 0 1).
 * @throws RangeError if the matrix is singular.
 */
export function invertAffine(
  matrix: ArrayLike<number>,
  out: Float64Array = new Float64Array(16),
): Float64Array {
  const inverse = invertLinear(linearPart(matrix));
  const x = matrix[12];
  const y = matrix[13];
  const z = matrix[14];
  for (let row = 0; row < 3; row += 1) {
    out[row] = inverse[row];
    out[4 + row] = inverse[3 + row];
    out[8 + row] = inverse[6 + row];
    out[12 + row] = -(inverse[row] * x + inverse[3 + row] * y + inverse[6 + row] * z);
  }
  out[3] = out[7] = out[11] = 0;
  out[15] = 1;
  return out;
}

/** `matrix` applied to a point. */
export function transformPoint(
  matrix: ArrayLike<number>,
  point: Vector3,
  out: Float64Array = new Float64Array(3),
): Float64Array {
  const x = point[0];
  const y = point[1];
  const z = point[2];
  out[0] = matrix[0] * x + matrix[4] * y + matrix[8] * z + matrix[12];
  out[1] = matrix[1] * x + matrix[5] * y + matrix[9] * z + matrix[13];
  out[2] = matrix[2] * x + matrix[6] * y + matrix[10] * z + matrix[14];
  return out;
}

/** A 3 x 3 column-major matrix applied to a vector. */
export function transformVector(
  linear: ArrayLike<number>,
  vector: Vector3,
  out: Float64Array = new Float64Array(3),
): Float64Array {
  const x = vector[0];
  const y = vector[1];
  const z = vector[2];
  out[0] = linear[0] * x + linear[3] * y + linear[6] * z;
  out[1] = linear[1] * x + linear[4] * y + linear[7] * z;
  out[2] = linear[2] * x + linear[5] * y + linear[8] * z;
  return out;
}
