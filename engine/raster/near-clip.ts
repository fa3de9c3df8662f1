import type { View } from './view.js';

/**
 * The part of a triangle that lies behind the near plane, as a polygon of three or four corners. The first is a corner
 * of the triangle. A cut edge is always cut from its far end, so that neighbours get the same point.
 * @param inCamera x, y, z of each vertex in the camera's frame; `a`, `b`, `c` are places in it
 * @param out x, y in pixels and 1 / z of each corner
 * @returns the number of corners; 0 if all of the triangle lies before the plane
 */
export function clipAtNear(
  inCamera: Float64Array,
  a: number,
  b: number,
  c: number,
  view: View,
  out: Float64Array,
): number {
  const { near } = view;
  const corners = inCamera[a + 2] >= near ? [a, b, c] : inCamera[b + 2] >= near ? [b, c, a] : [c, a, b];
  if (!(inCamera[corners[0] + 2] >= near)) return 0;
  let count = 0;
  for (let index = 0; index < 3; index += 1) {
    const from = corners[index];
    const to = corners[(index + 1) % 3];
    const fromSeen = inCamera[from + 2] >= near;
    const toSeen = inCamera[to + 2] >= near;
    if (fromSeen) {
      projectTo(out, count, inCamera[from], inCamera[from + 1], inCamera[from + 2], view);
      count += 1;
    }
    if (fromSeen !== toSeen) {
      const far = fromSeen ? from : to;
      const cut = fromSeen ? to : from;
      const share = (inCamera[far + 2] - near) / (inCamera[far + 2] - inCamera[cut + 2]);
      const x = inCamera[far] + (inCamera[cut] - inCamera[far]) * share;
      const y = inCamera[far + 1] + (inCamera[cut + 1] - inCamera[far + 1]) * share;
      projectTo(out, count, x, y, near, view);
      count += 1;
    }
  }
  return count;
}

function projectTo(out: Float64Array, corner: number, x: number, y: number, z: number, view: View): void {
  const inverse = 1 / z;
  out[corner * 3] = view.fx * x * inverse + view.cx;
  out[corner * 3 + 1] = view.fy * y * inverse + view.cy;
  out[corner * 3 + 2] = inverse;
}
