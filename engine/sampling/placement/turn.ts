/**
 * The shortest rotation that takes +Y to a unit vector: for vectors a and b, the quaternion (a x b, 1 + a . b),
 * normalized. Straight down there are many; it turns about X.
 */
export function upwardTo(normal: ArrayLike<number>): Float64Array {
  const [x, y, z] = [normal[0], normal[1], normal[2]];
  if (y <= -1 + 1e-12) return Float64Array.of(1, 0, 0, 0);
  const length = Math.sqrt(z * z + x * x + (1 + y) * (1 + y));
  return Float64Array.of(z / length, 0, (0 - x) / length, (1 + y) / length);
}

/** The rotation about +Y that takes +Z to a level direction of unit length. */
export function turnTo(x: number, z: number): Float64Array {
  // Half the angle, by its cosine or its sine, whichever is far from 0.
  if (z >= 0) {
    const cosine = Math.sqrt((1 + z) / 2);
    return Float64Array.of(0, x / (2 * cosine), 0, cosine);
  }
  const sine = Math.sqrt((1 - z) / 2);
  return Float64Array.of(0, sine, 0, x / (2 * sine));
}
