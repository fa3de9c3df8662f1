import { transformPoint } from '../geometry/transform.js';
import type { PlacedObject } from './placed-object.js';
import type { View } from './view.js';

/** Pixels by which the bounds of what is drawn are wider than they are computed. */
const margin = 1;

/** Whether any of an object may lie in a window of pixels, by the corners of its bounds; never false if it does. */
export function isInSight(
  { object, matrix }: PlacedObject,
  view: View,
  window: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
): boolean {
  const { min, max } = object.surface.bounds;
  const point = new Float64Array(3);
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  let before = 0;
  for (let corner = 0; corner < 8; corner += 1) {
    point[0] = corner & 1 ? max[0] : min[0];
    point[1] = corner & 2 ? max[1] : min[1];
    point[2] = corner & 4 ? max[2] : min[2];
    transformPoint(matrix, point, point);
    if (!(point[2] >= view.near)) {
      before += 1;
      continue;
    }
    const x = (view.fx * point[0]) / point[2] + view.cx;
    const y = (view.fy * point[1]) / point[2] + view.cy;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  if (before > 0) return before < 8;
  return (
    right > window.left - margin &&
    left < window.right + margin &&
    bottom > window.top - margin &&
    top < window.bottom + margin
  );
}
