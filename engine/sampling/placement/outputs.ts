/** What expressions may ask of where an instance stands. */
import { tan } from '../../numbers/index.js';
import type { Value } from '../../plan/operators.js';
import { HoleSignal } from '../problems.js';
import type { Pose } from './pose.js';

/** The centre of an object's oriented bounds in the world; the position of anything else. */
export function centreOf(pose: Pose): readonly number[] {
  const source = pose.body === undefined ? pose.position : pose.box;
  return [source[0], source[1], source[2]];
}

/** The extents of an object's bounds along its own axes, scaled. */
export function sizeOf(pose: Pose): readonly number[] {
  if (pose.body === undefined) return [0, 0, 0];
  return [2 * pose.box[12], 2 * pose.box[13], 2 * pose.box[14]];
}

/**
 * Whether a point projects into the image of a pinhole camera: in front of it, within its horizontal field of view and,
 * by the shape of its image, the vertical one. The camera looks along its own -Z.
 */
export function inView(camera: Pose, fov: Value, resolution: Value, point: readonly number[]): boolean {
  if (typeof fov !== 'number' || !Array.isArray(resolution) || !(fov > 0 && fov < Math.PI)) {
    const { address } = camera.frame;
    throw new HoleSignal(
      'out-of-range',
      `${address} has no field of view between 0 and 180 degrees.`,
      address,
    );
  }
  const [x, y, z] = inFrameOf(camera, point);
  const depth = -z;
  const halfWidth = depth * tan(fov / 2);
  const halfHeight = (halfWidth * (resolution[1] as number)) / (resolution[0] as number);
  return depth > 0 && Math.abs(x) <= halfWidth && Math.abs(y) <= halfHeight;
}

/** A point of the world in the frame of a pose without scale: the inverse rotation of the offset. */
function inFrameOf(
  { position, rotation }: Pose,
  point: readonly number[],
): readonly [number, number, number] {
  const [x, y, z, w] = rotation;
  const [dx, dy, dz] = [point[0] - position[0], point[1] - position[1], point[2] - position[2]];
  // v + 2 q x (q x v + w v), with the conjugate of the rotation.
  const tx = 2 * (z * dy - y * dz);
  const ty = 2 * (x * dz - z * dx);
  const tz = 2 * (y * dx - x * dy);
  return [dx + w * tx + (z * ty - y * tz), dy + w * ty + (x * tz - z * tx), dz + w * tz + (y * tx - x * ty)];
}
