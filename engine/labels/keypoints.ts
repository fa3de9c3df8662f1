import { multiply, transformPoint } from '../geometry/transform.js';
import type { Truth } from '../raster/truth.js';
import type { View } from '../raster/view.js';
import type { SampledObject } from '../sampling/sample.js';
import type { Keypoint } from './annotation.js';

/** How much nearer than a keypoint a surface must be to hide it: metres, or a part of the keypoint's depth if that is more. */
const hidingDistance = 0.005;
const hidingShare = 0.005;

/**
 * The keypoints of an object in an image. What is seen in a keypoint's pixel hides it if it is nearer by more than 5 mm and
 * by more than 0.5 % of its depth, so that a point in the air is seen unless something stands before it. The object's own
 * surface is followed by its normal from the pixel's centre to the keypoint, so that a steep one does not hide the points
 * on it.
 */
export function keypointsOf(object: SampledObject, view: View, truth: Truth): readonly Keypoint[] {
  const matrix = multiply(view.worldToCamera, object.matrix);
  return object.keypoints.map(({ name, position }) => {
    const [x, y, depth] = transformPoint(matrix, position);
    if (!(depth >= view.near)) return { name, position: null, depth, state: 'outside' };
    const column = (view.fx * x) / depth + view.cx;
    const row = (view.fy * y) / depth + view.cy;
    return {
      name,
      position: [column, row],
      depth,
      state: stateAt(object.id, column, row, depth, view, truth),
    };
  });
}

function stateAt(
  id: number,
  x: number,
  y: number,
  depth: number,
  view: View,
  truth: Truth,
): Keypoint['state'] {
  if (!(x >= 0 && x < truth.width && y >= 0 && y < truth.height)) return 'outside';
  const pixel = Math.floor(y) * truth.width + Math.floor(x);
  const seen = truth.depth[pixel];
  const hidingDepth = depth - Math.max(hidingDistance, hidingShare * depth);
  if (!(seen > 0 && seen < hidingDepth)) return 'visible';
  if (truth.ids[pixel] !== id) return 'occluded';
  const atCenter = slopeAlong(pixel, Math.floor(x) + 0.5, Math.floor(y) + 0.5, view, truth);
  const atKeypoint = slopeAlong(pixel, x, y, view, truth);
  const followed = atCenter < 0 && atKeypoint < 0 ? (seen * atCenter) / atKeypoint : seen;
  return followed < hidingDepth ? 'selfOccluded' : 'visible';
}

/** The product of a pixel's normal and the ray (x, y, 1) through a place of the image. */
function slopeAlong(pixel: number, x: number, y: number, view: View, { normals }: Truth): number {
  const rayX = (x - view.cx) / view.fx;
  const rayY = (y - view.cy) / view.fy;
  return normals[pixel * 3] * rayX + normals[pixel * 3 + 1] * rayY + normals[pixel * 3 + 2];
}
