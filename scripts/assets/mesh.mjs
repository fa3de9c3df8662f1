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
