import assert from 'node:assert/strict';
import { buildBvh, isInsideMesh, type Mesh, primitiveMesh } from '../../engine/geometry/index.js';
import { between, uniforms } from './random.js';

/** Both meshes as one. */
function together(a: Mesh, b: Mesh): Mesh {
  const positions = Float64Array.from([...a.positions, ...b.positions]);
  const indices = Uint32Array.from([
    ...a.indices,
    ...[...b.indices].map((at) => at + a.positions.length / 3),
  ]);
  return { positions, indices, parts: [], bounds: a.bounds };
}

function movedBy(mesh: Mesh, x: number): Mesh {
  return { ...mesh, positions: mesh.positions.map((value, at) => (at % 3 === 0 ? value + x : value)) };
}

const inwards = (mesh: Mesh): Mesh => ({ ...mesh, indices: mesh.indices.toReversed() });

describe('isInsideMesh', () => {
  const random = uniforms(3);
  const points = Array.from({ length: 4_000 }, () => [0, 1, 2].map(() => between(random, -2, 2)));
  const agrees = (mesh: Mesh, isInside: (x: number, y: number, z: number) => boolean | undefined) => {
    const bvh = buildBvh(mesh);
    for (const [x, y, z] of points) {
      const expected = isInside(x, y, z);
      if (expected !== undefined) assert.equal(isInsideMesh(bvh, x, y, z), expected, `${[x, y, z]}`);
    }
  };

  it('knows a box', () => {
    const inBox = (x: number, y: number, z: number) =>
      Math.abs(x) < 1 && Math.abs(y) < 0.5 && Math.abs(z) < 1.5;
    agrees(primitiveMesh('box', { size: [2, 1, 3] }), inBox);
  });

  it('knows a torus, as far as its facets are of it', () => {
    agrees(primitiveMesh('torus', { radius: 1, tube: 0.5 }), (x, y, z) => {
      const tube = Math.hypot(Math.hypot(x, z) - 1, y);
      return tube < 0.47 ? true : tube > 0.5 ? false : undefined;
    });
  });

  it('counts overlapping bodies as one, and a hollow as empty', () => {
    const cube = primitiveMesh('box', { size: [2, 2, 2] });
    const near = (x: number, y: number, z: number) => Math.max(Math.abs(x), Math.abs(y), Math.abs(z)) < 1;
    agrees(together(cube, movedBy(cube, 0.7)), (x, y, z) => near(x, y, z) || near(x - 0.7, y, z));
    const small = primitiveMesh('box', { size: [1, 1, 1] });
    agrees(together(cube, inwards(small)), (x, y, z) => near(x, y, z) && !near(2 * x, 2 * y, 2 * z));
  });

  it('meets an edge or a corner once', () => {
    // Straight below the corners, edges and diagonals of the top: inside or not, but the same as a little beside.
    const bvh = buildBvh(primitiveMesh('box', { size: [2, 2, 2] }));
    for (const at of [-0.5, 0, 0.25]) assert.equal(isInsideMesh(bvh, at, 0, at), true);
    for (const at of [-0.5, 0, 0.25]) assert.equal(isInsideMesh(bvh, at, 0, -at), true);
    for (const at of [-0.5, 0, 0.25]) assert.equal(isInsideMesh(bvh, at, -2, at), false);
  });
});
