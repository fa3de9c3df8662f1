// Triangle meshes as plain arrays: { positions, normals, uvs, indices } and perhaps colors, three or two numbers a vertex.
// Metres, right-handed, +Y up; triangles run counter-clockwise seen from outside.

export const emptyMesh = () => ({ positions: [], normals: [], uvs: [], indices: [] });

export function addVertex(mesh, position, normal, uv) {
  mesh.positions.push(...position);
  mesh.normals.push(...normal);
  mesh.uvs.push(...uv);
  return mesh.positions.length / 3 - 1;
}

/**
 * Adds the triangles of a grid of vertices, laid row by row from `first`, that faces the side from which columns run
 * right and rows run up. A row of `poles` is a single point, whose triangles without area are left out.
 */
export function addGrid(mesh, { first, columns, rows, poles = [] }) {
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const here = first + row * columns + column;
      const above = here + columns;
      if (!poles.includes(row)) mesh.indices.push(here, here + 1, above + 1);
      if (!poles.includes(row + 1)) mesh.indices.push(here, above + 1, above);
    }
  }
}

/** The smallest value of one axis (0 x, 1 y, 2 z) over the vertices. */
export function lowest(mesh, axis) {
  let low = Infinity;
  for (let index = axis; index < mesh.positions.length; index += 3)
    low = Math.min(low, mesh.positions[index]);
  return low;
}

export function raise(mesh, height) {
  for (let index = 1; index < mesh.positions.length; index += 3) mesh.positions[index] += height;
}

/** Fits the unit square of the UVs into a part of it, so that the parts of one model share a texture without overlap. */
export function packUvs(mesh, [left, top], [right, bottom]) {
  mesh.uvs = mesh.uvs.map((value, index) =>
    index % 2 === 0 ? left + value * (right - left) : top + value * (bottom - top),
  );
}

/** One mesh of several. */
export function merge(...meshes) {
  const merged = emptyMesh();
  for (const mesh of meshes) {
    const first = merged.positions.length / 3;
    for (const what of ['positions', 'normals', 'uvs'])
      for (const value of mesh[what]) merged[what].push(value);
    for (const index of mesh.indices) merged.indices.push(first + index);
  }
  return merged;
}

/** The mesh with every normal turned and every position turned and then moved: `turn` is a rotation of a vector. */
export function move(mesh, offset, turn = (vector) => vector) {
  const mapped = (values, map) =>
    Array.from({ length: values.length / 3 }, (_, index) =>
      map(values.slice(3 * index, 3 * index + 3)),
    ).flat();
  return {
    ...mesh,
    positions: mapped(mesh.positions, (point) => turn(point).map((value, axis) => value + offset[axis])),
    normals: mapped(mesh.normals, turn),
  };
}

/** Turns counter-clockwise about an axis (0 x, 1 y, 2 z) by an angle in radians. */
export function turnAbout(axis, angle) {
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const [a, b] = [(axis + 1) % 3, (axis + 2) % 3];
  return (vector) => {
    const turned = [...vector];
    turned[a] = cosine * vector[a] - sine * vector[b];
    turned[b] = sine * vector[a] + cosine * vector[b];
    return turned;
  };
}
