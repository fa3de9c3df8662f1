/** A closed convex surface: its corners, x, y, z of each, and three of them for each face, counter-clockwise seen from outside. */
export interface Hull {
  readonly points: Float64Array;
  readonly indices: Uint32Array;
}

/** A corner, and the plane n . p = d of a face with n of length 1. */
interface Face {
  readonly corners: readonly [number, number, number];
  readonly normal: readonly [number, number, number];
  readonly distance: number;
}

/** By how much points are moved before their hull is looked for, as a share of its size: so no four lie in a plane. */
const shift = 1e-6;

/**
 * The convex hull of points, by adding one after another. Rapier's own, in single precision, loses faces of things with
 * many points in a plane.
 * @returns undefined if the points lie in a plane, or nearly so
 */
export function convexHull(points: Float64Array): Hull | undefined {
  const moved = shifted(points);
  let faces = tetrahedron(moved);
  if (faces === undefined) return undefined;
  const count = points.length / 3;
  for (let point = 0; point < count; point += 1) faces = withPoint(moved, faces, point);
  return withoutInner(points, faces);
}

/** Without the points that are no corners: Rapier takes them for some. */
function withoutInner(points: Float64Array, faces: readonly Face[]): Hull {
  const corners = faces.flatMap((face) => face.corners);
  const used = [...new Set(corners)].sort((a, b) => a - b);
  const numbers = new Map(used.map((point, number) => [point, number]));
  return {
    points: Float64Array.from(used.flatMap((point) => [...points.subarray(3 * point, 3 * point + 3)])),
    indices: Uint32Array.from(corners, (point) => numbers.get(point) ?? 0),
  };
}

/** Every face that a point sees gives way to faces from the edges round them to the point. */
function withPoint(points: Float64Array, faces: Face[], point: number): Face[] {
  const hidden: Face[] = [];
  const edges = new Map<string, readonly [number, number]>();
  for (const face of faces) {
    if (height(points, face, point) <= 0 || face.corners.includes(point)) {
      hidden.push(face);
      continue;
    }
    const [a, b, c] = face.corners;
    for (const [from, to] of [
      [a, b],
      [b, c],
      [c, a],
    ] as const) {
      // An edge between two faces that are seen goes once there and once back.
      if (!edges.delete(`${to} ${from}`)) edges.set(`${from} ${to}`, [from, to]);
    }
  }
  for (const [from, to] of edges.values()) hidden.push(faceOf(points, from, to, point));
  return hidden;
}

/** Four points that are far from one plane. */
function tetrahedron(points: Float64Array): Face[] | undefined {
  const count = points.length / 3;
  const farthest = (measure: (point: number) => number): number => {
    let best = 0;
    for (let point = 1; point < count; point += 1) if (measure(point) > measure(best)) best = point;
    return best;
  };
  const a = farthest((point) => -points[3 * point]);
  const b = farthest((point) => squaredDistance(points, a, point));
  const length = Math.sqrt(squaredDistance(points, a, b));
  const c = farthest((point) => squaredArea(points, a, b, point));
  if (!(squaredArea(points, a, b, c) > square(thin * length * length))) return undefined;
  const base = faceOf(points, a, b, c);
  const d = farthest((point) => Math.abs(height(points, base, point)));
  const above = height(points, base, d);
  if (!(Math.abs(above) > thin * length)) return undefined;
  const [p, q] = above > 0 ? [c, b] : [b, c];
  return [faceOf(points, a, p, q), faceOf(points, a, d, p), faceOf(points, p, d, q), faceOf(points, q, d, a)];
}

/** Flatter than this share of its length, a thing has no hull: the shift of the points would be seen. */
const thin = 1e-4;

function faceOf(points: Float64Array, a: number, b: number, c: number): Face {
  const [x, y, z] = cross(points, a, b, c);
  const length = Math.sqrt(x * x + y * y + z * z);
  const normal = [x / length, y / length, z / length] as const;
  const distance = normal[0] * points[3 * a] + normal[1] * points[3 * a + 1] + normal[2] * points[3 * a + 2];
  return { corners: [a, b, c], normal, distance };
}

/** Metres outside the plane of a face. */
function height(points: Float64Array, { normal, distance }: Face, point: number): number {
  const at = 3 * point;
  return normal[0] * points[at] + normal[1] * points[at + 1] + normal[2] * points[at + 2] - distance;
}

/** (b - a) x (c - a). */
function cross(points: Float64Array, a: number, b: number, c: number): readonly [number, number, number] {
  const ux = points[3 * b] - points[3 * a];
  const uy = points[3 * b + 1] - points[3 * a + 1];
  const uz = points[3 * b + 2] - points[3 * a + 2];
  const vx = points[3 * c] - points[3 * a];
  const vy = points[3 * c + 1] - points[3 * a + 1];
  const vz = points[3 * c + 2] - points[3 * a + 2];
  return [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
}

function squaredArea(points: Float64Array, a: number, b: number, c: number): number {
  const [x, y, z] = cross(points, a, b, c);
  return x * x + y * y + z * z;
}

function squaredDistance(points: Float64Array, a: number, b: number): number {
  return (
    square(points[3 * a] - points[3 * b]) +
    square(points[3 * a + 1] - points[3 * b + 1]) +
    square(points[3 * a + 2] - points[3 * b + 2])
  );
}

function square(value: number): number {
  return value * value;
}

/** The points, each coordinate moved by its own small share of the size of all: the same for the same points. */
function shifted(points: Float64Array): Float64Array {
  let size = 0;
  for (const value of points) size = Math.max(size, Math.abs(value));
  return points.map((value, index) => {
    // The bits of the number of the coordinate, mixed; from -1 to 1.
    let bits = Math.imul(index + 1, 0x9e3779b1);
    bits = Math.imul(bits ^ (bits >>> 15), 0x85ebca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
    return value + shift * size * ((bits >> 8) / 0x800000);
  });
}
