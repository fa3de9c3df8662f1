import type { Intrinsics, Pose } from '../engine/labels/index.js';

/** The edges of a box by its corners: bit k of a corner's number is the end of axis k. */
export const boxEdges: readonly (readonly [number, number])[] = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((corner) =>
  [1, 2, 4].flatMap((bit) => ((corner & bit) === 0 ? [[corner, corner | bit] as const] : [])),
);

/**
 * The corners of an object's 3D box in the image, in pixels from the top left corner of the image; null for one that is
 * behind the camera.
 */
export function cornersInImage(
  { rotation, translation, boxCenter, boxSize }: Pose,
  { fx, fy, cx, cy }: Intrinsics,
): readonly (readonly [x: number, y: number] | null)[] {
  return Array.from({ length: 8 }, (_, corner) => {
    const local = [0, 1, 2].map(
      (axis) => boxCenter[axis as 0]! + (corner & (1 << axis) ? 0.5 : -0.5) * boxSize[axis as 0]!,
    );
    const [x = 0, y = 0, z = 0] = [0, 1, 2].map((row) =>
      local.reduce((sum, value, axis) => sum + rotation[3 * row + axis]! * value, translation[row as 0]!),
    );
    // The middle of the first pixel is 0, 0 to the intrinsics.
    return z > 0 ? [(fx * x) / z + cx + 0.5, (fy * y) / z + cy + 0.5] : null;
  });
}
