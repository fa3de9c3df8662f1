import {
  type Bvh,
  buildBvh,
  castRay,
  invertAffine,
  invertLinear,
  linearPart,
  transformPoint,
  transformVector,
} from '../../../engine/geometry/index.js';
import type { RasterObject, View } from '../../../engine/raster/index.js';

/** What a ray meets first. */
export interface Met {
  readonly id: number;
  /** Planar depth. */
  readonly depth: number;
  /** The smooth normal of the vertices in the camera's frame, turned towards the side that is seen. */
  readonly normal: readonly number[];
  /** The triangle's own, towards the camera. */
  readonly flat: readonly number[];
}

/** Casts rays at closed shapes and at ones that are seen from both sides: another way to the same truth. */
export function rayCaster(
  view: View,
  objects: readonly RasterObject[],
): (x: number, y: number) => Met | null {
  const cameraToWorld = invertAffine(view.worldToCamera);
  const trees = new Map<object, Bvh>();
  const targets = objects.map((object) => {
    const { surface, matrix } = object;
    const tree = trees.get(surface) ?? buildBvh({ ...surface, parts: [] });
    trees.set(surface, tree);
    return { object, tree, inverse: invertAffine(matrix) };
  });
  const origin = transformPoint(cameraToWorld, [0, 0, 0]);
  const turn = linearPart(view.worldToCamera);
  return (x, y) => {
    const ray = [(x - view.cx) / view.fx, (y - view.cy) / view.fy, 1];
    const direction = transformVector(linearPart(cameraToWorld), ray);
    let nearest: Met | null = null;
    for (const { object, tree, inverse } of targets) {
      const along = transformVector(linearPart(inverse), direction);
      const hit = castRay(tree, transformPoint(inverse, origin), along, nearest?.depth ?? 1e9);
      if (!hit || hit.distance >= (nearest?.depth ?? 1e9)) continue;
      const from = transformPoint(inverse, origin);
      const at = from.map((value, axis) => value + along[axis] * hit.distance);
      nearest = { id: object.id, depth: hit.distance, ...normalsAt(object, hit.triangle, at, along, turn) };
    }
    return nearest;
  };
}

type Vector = ArrayLike<number>;
const minus = (a: Vector, b: Vector) => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const cross = (a: Vector, b: Vector) => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** By areas of triangles in the object's own frame, then taken to the world by the inverse transpose. */
function normalsAt(
  { surface, matrix }: RasterObject,
  triangle: number,
  at: Vector,
  along: Vector,
  turn: Vector,
) {
  const vertices = [0, 1, 2].map((corner) => surface.indices[triangle * 3 + corner]);
  const [a, b, c] = vertices.map((vertex) => surface.positions.subarray(vertex * 3, vertex * 3 + 3));
  const own = cross(minus(b, a), minus(c, a));
  const weights = [
    dot(cross(minus(b, at), minus(c, at)), own),
    dot(cross(minus(c, at), minus(a, at)), own),
    dot(cross(minus(a, at), minus(b, at)), own),
  ].map((each) => each / dot(own, own));
  const inverse = invertLinear(linearPart(matrix));
  const toCamera = (normal: Vector) => {
    const inWorld = [0, 1, 2].map((row) => dot(normal, inverse.subarray(row * 3, row * 3 + 3)));
    const turned = transformVector(turn, inWorld);
    return [...turned].map((value) => value / Math.sqrt(dot(turned, turned)));
  };
  const side = dot(own, along) > 0 ? -1 : 1;
  const corners = vertices.map((vertex) => toCamera(surface.normals.subarray(vertex * 3, vertex * 3 + 3)));
  const smooth = [0, 1, 2].map((axis) =>
    corners.reduce((sum, normal, corner) => sum + normal[axis] * weights[corner] * side, 0),
  );
  return {
    normal: smooth.map((value) => value / Math.sqrt(dot(smooth, smooth))),
    flat: toCamera(own.map((value) => value * side)),
  };
}
