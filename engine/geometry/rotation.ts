/**
 * Ways to say a rotation, each as a unit quaternion x, y, z, w. Right-handed, +Y up, radians: a positive
 * yaw turns counter-clockwise seen from above, whereas azimuth counts clockwise from -Z, as on a map whose
 * north is -Z and whose east is +X. So a camera of azimuth a has the yaw -a.
 */
import { cos, sin } from '../numbers/index.js';
import type { Vector3 } from './transform.js';

/** The product `a b` of two quaternions: first the rotation b, then a. */
export function multiplyQuaternions(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  out: Float64Array = new Float64Array(4),
): Float64Array {
  const ax = a[0];
  const ay = a[1];
  const az = a[2];
  const aw = a[3];
  const bx = b[0];
  const by = b[1];
  const bz = b[2];
  const bw = b[3];
  out[0] = aw * bx + ax * bw + ay * bz - az * by;
  out[1] = aw * by - ax * bz + ay * bw + az * bx;
  out[2] = aw * bz + ax * by - ay * bx + az * bw;
  out[3] = aw * bw - ax * bx - ay * by - az * bz;
  return out;
}

/**
 * Yaw about Y, then pitch about the turned X, then roll about the turned Z (intrinsic Y-X-Z): the matrix
 * is Y(yaw) X(pitch) Z(roll). A positive pitch lifts the direction -Z, a positive roll turns X towards Y.
 */
export function quaternionFromYawPitchRoll(
  yaw: number,
  pitch: number,
  roll: number,
  out: Float64Array = new Float64Array(4),
): Float64Array {
  const sinYaw = sin(yaw / 2);
  const cosYaw = cos(yaw / 2);
  const sinPitch = sin(pitch / 2);
  const cosPitch = cos(pitch / 2);
  const sinRoll = sin(roll / 2);
  const cosRoll = cos(roll / 2);
  out[0] = cosYaw * sinPitch * cosRoll + sinYaw * cosPitch * sinRoll;
  out[1] = sinYaw * cosPitch * cosRoll - cosYaw * sinPitch * sinRoll;
  out[2] = cosYaw * cosPitch * sinRoll - sinYaw * sinPitch * cosRoll;
  out[3] = cosYaw * cosPitch * cosRoll + sinYaw * sinPitch * sinRoll;
  return out;
}

/**
 * A uniform rotation from three independent uniforms in [0, 1].
 * Source: Shoemake, "Uniform random rotations", Graphics Gems III (1992).
 */
export function quaternionFromUniforms(
  u1: number,
  u2: number,
  u3: number,
  out: Float64Array = new Float64Array(4),
): Float64Array {
  const inner = Math.sqrt(1 - u1);
  const outer = Math.sqrt(u1);
  const first = 2 * Math.PI * u2;
  const second = 2 * Math.PI * u3;
  out[0] = inner * sin(first);
  out[1] = inner * cos(first);
  out[2] = outer * sin(second);
  out[3] = outer * cos(second);
  return out;
}

/** The unit direction of an azimuth (0 is -Z, clockwise from above) and an elevation from the horizon. */
export function directionFromAzimuth(
  azimuth: number,
  elevation: number,
  out: Float64Array = new Float64Array(3),
): Float64Array {
  const level = cos(elevation);
  out[0] = sin(azimuth) * level;
  out[1] = sin(elevation);
  out[2] = -cos(azimuth) * level;
  return out;
}

/** Directions steeper than this (the sine from the vertical) count as straight up or down. */
const verticalSine = 1e-12;

/**
 * The rotation of a camera at `from` that looks at `to` with the world's +Y up in its image. Straight up
 * or down it has azimuth 0: the right of the image is +X. If the two points are one, it looks along -Z.
 */
export function lookAt(from: Vector3, to: Vector3, out: Float64Array = new Float64Array(4)): Float64Array {
  const x = to[0] - from[0];
  const y = to[1] - from[1];
  const z = to[2] - from[2];
  const length = Math.sqrt(x * x + y * y + z * z);
  if (length === 0) return setQuaternion(out, 0, 0, 0, 1);
  const level = Math.sqrt(x * x + z * z);
  const vertical = level <= verticalSine * length;
  // Half angles without trigonometry: the azimuth's and the elevation's cosine and sine are ratios of sides.
  const cosYaw = vertical ? 1 : -z / level;
  const sinYaw = vertical ? 0 : -x / level;
  const [halfSinYaw, halfCosYaw] = halfAngle(sinYaw, cosYaw);
  const [halfSinPitch, halfCosPitch] = halfAngle(y / length, vertical ? 0 : level / length);
  return setQuaternion(
    out,
    halfCosYaw * halfSinPitch,
    halfSinYaw * halfCosPitch,
    -halfSinYaw * halfSinPitch,
    halfCosYaw * halfCosPitch,
  );
}

/** Sine and cosine of half an angle in (-pi, pi], from those of the angle. */
function halfAngle(sine: number, cosine: number): readonly [sine: number, cosine: number] {
  // The larger of the two comes from a square root, the other from sin a = 2 sin(a/2) cos(a/2).
  if (cosine >= 0) {
    const half = Math.sqrt((1 + cosine) / 2);
    return [sine / (2 * half), half];
  }
  const half = Math.sqrt((1 - cosine) / 2);
  return sine < 0 ? [-half, -sine / (2 * half)] : [half, sine / (2 * half)];
}

function setQuaternion(out: Float64Array, x: number, y: number, z: number, w: number): Float64Array {
  out[0] = x;
  out[1] = y;
  out[2] = z;
  out[3] = w;
  return out;
}
