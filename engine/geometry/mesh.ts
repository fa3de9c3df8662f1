/**
 * A triangle mesh: what placement, rays, sensors and physics read of a shape. Metres, right-handed, +Y up,
 * in the frame of the whole object (the node transforms of a model are applied).
 */

/** A box along the axes, in metres. */
export interface Bounds {
  readonly min: readonly [number, number, number];
  readonly max: readonly [number, number, number];
}

export interface Mesh {
  /** x, y, z of each vertex; every vertex is used by a triangle. */
  readonly positions: Float64Array;
  /** Three vertices for each triangle, counter-clockwise seen from outside. */
  readonly indices: Uint32Array;
  /** Named nodes of a model, a parent before its children; none for a primitive. */
  readonly parts: readonly MeshPart[];
  /** The tightest box round the vertices. */
  readonly bounds: Bounds;
}

/** A named node of a model, with all that is below it: a run of triangles. */
export interface MeshPart {
  /** The node's name as the file has it. Several nodes may share it. */
  readonly name: string;
  /** The names from the top down, joined by `/`; a second one of the same path ends in `#2`, and so on. */
  readonly path: string;
  readonly firstTriangle: number;
  readonly triangleCount: number;
  readonly bounds: Bounds;
}

/** The parts that a spec's `node("…")` can mean: the one of that path, or else all of that name. */
export function partsNamed(mesh: Mesh, name: string): readonly MeshPart[] {
  const exact = mesh.parts.filter((part) => part.path === name);
  return exact.length > 0 ? exact : mesh.parts.filter((part) => part.name === name);
}

/**
 * The triangles of what `node("…")` means, in one mesh that shares the vertices of the whole; undefined if nothing has
 * that name.
 */
export function partMesh(mesh: Mesh, name: string): Mesh | undefined {
  const named = partsNamed(mesh, name);
  // A part may lie within another of the same name.
  const triangles = new Set<number>();
  for (const { firstTriangle, triangleCount } of named)
    for (let offset = 0; offset < triangleCount; offset += 1) triangles.add(firstTriangle + offset);
  if (triangles.size === 0) return undefined;
  const indices = new Uint32Array(3 * triangles.size);
  let corner = 0;
  for (const triangle of triangles) {
    indices.set(mesh.indices.subarray(3 * triangle, 3 * triangle + 3), corner);
    corner += 3;
  }
  return {
    positions: mesh.positions,
    indices,
    parts: [],
    bounds: boundsOfTriangles(mesh.positions, indices),
  };
}

/** The tightest box round the vertices of a run of triangles, which must not be empty. */
export function boundsOfTriangles(
  positions: Float64Array,
  indices: Uint32Array,
  firstTriangle = 0,
  triangleCount = indices.length / 3,
): Bounds {
  const min: [number, number, number] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
  ];
  const max: [number, number, number] = [
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  const end = (firstTriangle + triangleCount) * 3;
  for (let corner = firstTriangle * 3; corner < end; corner += 1) {
    const vertex = indices[corner] * 3;
    for (let axis = 0; axis < 3; axis += 1) {
      const value = positions[vertex + axis];
      if (value < min[axis]) min[axis] = value;
      if (value > max[axis]) max[axis] = value;
    }
  }
  return { min, max };
}

/** The area of one triangle in square metres. */
export function triangleArea(mesh: Mesh, triangle: number): number {
  const { positions, indices } = mesh;
  const a = indices[triangle * 3] * 3;
  const b = indices[triangle * 3 + 1] * 3;
  const c = indices[triangle * 3 + 2] * 3;
  const ux = positions[b] - positions[a];
  const uy = positions[b + 1] - positions[a + 1];
  const uz = positions[b + 2] - positions[a + 2];
  const vx = positions[c] - positions[a];
  const vy = positions[c + 1] - positions[a + 1];
  const vz = positions[c + 2] - positions[a + 2];
  const x = uy * vz - uz * vy;
  const y = uz * vx - ux * vz;
  const z = ux * vy - uy * vx;
  return Math.sqrt(x * x + y * y + z * z) / 2;
}

/** The area of all triangles in square metres. */
export function surfaceArea(mesh: Mesh): number {
  let area = 0;
  for (let triangle = 0; triangle < mesh.indices.length / 3; triangle += 1)
    area += triangleArea(mesh, triangle);
  return area;
}

/**
 * The volume inside in cubic metres, by the divergence theorem: the sum of the signed tetrahedra from the
 * origin. Positive for outward winding; without meaning if the mesh is not closed.
 */
export function signedVolume(mesh: Mesh): number {
  const { positions, indices } = mesh;
  let volume = 0;
  for (let corner = 0; corner < indices.length; corner += 3) {
    const a = indices[corner] * 3;
    const b = indices[corner + 1] * 3;
    const c = indices[corner + 2] * 3;
    volume +=
      positions[a] * (positions[b + 1] * positions[c + 2] - positions[b + 2] * positions[c + 1]) +
      positions[a + 1] * (positions[b + 2] * positions[c] - positions[b] * positions[c + 2]) +
      positions[a + 2] * (positions[b] * positions[c + 1] - positions[b + 1] * positions[c]);
  }
  return volume / 6;
}
