import { rotationMatrix, type Vector3 } from '../../geometry/index.js';
import type { Pose } from '../placement/pose.js';

const axes = new Float64Array(16);
const localOrigin = new Float64Array(3);
const localDirection = new Float64Array(3);

/**
 * How far a ray goes until it meets an object's shape, from either side, in lengths of its direction; undefined if
 * that is farther than `most`. Cut-outs of textures are not looked at.
 */
export function distanceToSolid(
  { body, position, rotation }: Pose,
  origin: Vector3,
  direction: Vector3,
  most: number,
): number | undefined {
  if (body === undefined) return undefined;
  rotationMatrix(rotation, axes);
  // Into the object's own frame: turned back, then divided by its scale.
  for (let axis = 0; axis < 3; axis += 1) {
    const [x, y, z] = [axes[axis * 4], axes[axis * 4 + 1], axes[axis * 4 + 2]];
    const size = body.scale[axis];
    localOrigin[axis] =
      (x * (origin[0] - position[0]) + y * (origin[1] - position[1]) + z * (origin[2] - position[2])) / size;
    localDirection[axis] = (x * direction[0] + y * direction[1] + z * direction[2]) / size;
  }
  return body.shape.rayDistance(localOrigin, localDirection, most);
}
