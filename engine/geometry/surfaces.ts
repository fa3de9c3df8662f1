/**
 * Where things can be put on a mesh: tables of triangles to draw points from, uniformly by area.
 *
 * Frame: `linear` is the 3 x 3 column-major matrix of the carrier's rotation and scale. All points and
 * normals here have the world's axes and the carrier's origin: add its position to get world coordinates.
 */
import type { Bvh } from './bvh.js';
import { castRay } from './cast-ray.js';
import type { Mesh } from './mesh.js';
import { determinant, invertLinear, transformVector } from './transform.js';

export interface SurfaceTable {
  readonly mesh: Mesh;
  readonly linear: Float64Array;
  readonly inverse: Float64Array;
  /** The triangles that belong to the surface. */
  readonly triangles: Uint32Array;
  /** Running sums of their areas in square metres; the last one is the whole. */
  readonly cumulativeArea: Float64Array;
  /** The whole area: projected on the ground for an upward surface. 0 if no triangle belongs. */
  readonly area: number;
}

/** A drawn point, reused between calls. */
export interface SurfacePoint {
  readonly point: Float64Array;
  /** Unit length, outwards. */
  readonly normal: Float64Array;
  triangle: number;
}

export function surfacePoint(): SurfacePoint {
  return { point: new Float64Array(3), normal: new Float64Array(3), triangle: 0 };
}

/** A run of triangles, such as a part of a mesh. */
export interface TriangleRange {
  readonly firstTriangle: number;
  readonly triangleCount: number;
}

/** The cosine of the steepest slope on which a thing is put: 30 degrees. */
export const standingCosine = Math.sqrt(3) / 2;

/**
 * The triangles whose outward normal is at most a slope from +Y, by their area seen from above.
 * @param minimumCosine the cosine of that slope
 * @param range only these triangles, for instance a `MeshPart`
 * @throws RangeError if `linear` is singular
 */
export function upwardSurface(
  mesh: Mesh,
  linear: Float64Array,
  minimumCosine: number = standingCosine,
  range?: TriangleRange,
): SurfaceTable {
  return surfaceTable(mesh, linear, range, (normal, length) =>
    normal[1] >= minimumCosine * length ? normal[1] : 0,
  );
}

/**
 * All triangles by their area.
 * @throws RangeError if `linear` is singular
 */
export function wholeSurface(mesh: Mesh, linear: Float64Array, range?: TriangleRange): SurfaceTable {
  return surfaceTable(mesh, linear, range, (_, length) => length);
}

/** @param weigh twice the area that counts of a triangle, from its normal of twice its area as length */
function surfaceTable(
  mesh: Mesh,
  linear: Float64Array,
  range: TriangleRange = { firstTriangle: 0, triangleCount: mesh.indices.length / 3 },
  weigh: (normal: Float64Array, length: number) => number,
): SurfaceTable {
  const triangles = new Uint32Array(range.triangleCount);
  const cumulativeArea = new Float64Array(range.triangleCount);
  const corners = new Corners();
  let count = 0;
  let area = 0;
  const orientation = determinant(linear) < 0 ? -1 : 1;
  for (let offset = 0; offset < range.triangleCount; offset += 1) {
    const triangle = range.firstTriangle + offset;
    const length = corners.load(mesh, linear, orientation, triangle);
    if (length === 0) continue;
    const weight = weigh(corners.normal, length);
    if (!(weight > 0)) continue;
    area += weight / 2;
    triangles[count] = triangle;
    cumulativeArea[count] = area;
    count += 1;
  }
  return {
    mesh,
    linear: Float64Array.from(linear),
    inverse: invertLinear(linear),
    triangles: triangles.slice(0, count),
    cumulativeArea: cumulativeArea.slice(0, count),
    area,
  };
}

/** The corners of one triangle under a linear map, and its outward normal. */
class Corners {
  readonly a = new Float64Array(3);
  readonly b = new Float64Array(3);
  readonly c = new Float64Array(3);
  /** Its length is twice the triangle's area. */
  readonly normal = new Float64Array(3);

  /** @returns the length of the normal: twice the area */
  load(mesh: Mesh, linear: Float64Array, orientation: number, triangle: number): number {
    const { a, b, c, normal } = this;
    loadVertex(mesh, linear, mesh.indices[triangle * 3], a);
    loadVertex(mesh, linear, mesh.indices[triangle * 3 + 1], b);
    loadVertex(mesh, linear, mesh.indices[triangle * 3 + 2], c);
    const ux = b[0] - a[0];
    const uy = b[1] - a[1];
    const uz = b[2] - a[2];
    const vx = c[0] - a[0];
    const vy = c[1] - a[1];
    const vz = c[2] - a[2];
    normal[0] = orientation * (uy * vz - uz * vy);
    normal[1] = orientation * (uz * vx - ux * vz);
    normal[2] = orientation * (ux * vy - uy * vx);
    return Math.sqrt(normal[0] * normal[0] + normal[1] * normal[1] + normal[2] * normal[2]);
  }
}

const vertexScratch = new Float64Array(3);
const cornersScratch = new Corners();

function loadVertex(mesh: Mesh, linear: Float64Array, vertex: number, out: Float64Array): void {
  vertexScratch[0] = mesh.positions[vertex * 3];
  vertexScratch[1] = mesh.positions[vertex * 3 + 1];
  vertexScratch[2] = mesh.positions[vertex * 3 + 2];
  transformVector(linear, vertexScratch, out);
}

/**
 * A point drawn uniformly by area from three independent uniforms in (0, 1): `u0` chooses the triangle,
 * `u1` and `u2` the place in it.
 * Source: Turk, "Generating random points in triangles", Graphics Gems (1990).
 * @param table a table whose area is not 0
 */
export function pointOnSurface(
  table: SurfaceTable,
  u0: number,
  u1: number,
  u2: number,
  out: SurfacePoint = surfacePoint(),
): SurfacePoint {
  const { cumulativeArea, triangles, mesh, linear } = table;
  const target = u0 * table.area;
  let low = 0;
  let high = cumulativeArea.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulativeArea[middle] > target) high = middle;
    else low = middle + 1;
  }
  out.triangle = triangles[low];
  const orientation = determinant(linear) < 0 ? -1 : 1;
  const length = cornersScratch.load(mesh, linear, orientation, out.triangle);
  const { a, b, c, normal } = cornersScratch;
  const root = Math.sqrt(u1);
  const weightA = 1 - root;
  const weightB = root * (1 - u2);
  const weightC = root * u2;
  for (let axis = 0; axis < 3; axis += 1) {
    out.point[axis] = weightA * a[axis] + weightB * b[axis] + weightC * c[axis];
    out.normal[axis] = normal[axis] / length;
  }
  return out;
}

/** Surfaces nearer to each other than this, in metres and as a share of the mesh's size, are one. */
const sameSurface = 1e-9;

const rayOrigin = new Float64Array(3);
const rayDirection = new Float64Array(3);
const rayHit = { distance: 0, triangle: 0 };

/**
 * Whether nothing of the mesh, from either side, lies above a point of the table's surface.
 * @param bvh that of the table's mesh
 * @param point as `pointOnSurface` gives it
 */
export function isFirstFromAbove(bvh: Bvh, table: SurfaceTable, point: ArrayLike<number>): boolean {
  const { inverse, linear } = table;
  const { min, max } = bvh.mesh.bounds;
  // The top of the box of the mapped bounds, by the row of `linear` that makes y.
  let top = 0;
  let size = 0;
  for (let axis = 0; axis < 3; axis += 1) {
    const factor = linear[axis * 3 + 1];
    top += factor >= 0 ? factor * max[axis] : factor * min[axis];
    size += Math.abs(factor) * (max[axis] - min[axis]);
  }
  const start = top + size + 1;
  const depth = start - point[1];
  vertexScratch[0] = point[0];
  vertexScratch[1] = start;
  vertexScratch[2] = point[2];
  transformVector(inverse, vertexScratch, rayOrigin);
  // A linear map keeps a ray's parameter, so distances are metres of the world.
  rayDirection[0] = -inverse[3];
  rayDirection[1] = -inverse[4];
  rayDirection[2] = -inverse[5];
  return (
    castRay(bvh, rayOrigin, rayDirection, depth - sameSurface * (1 + start + size), rayHit) === undefined
  );
}
