/** What tests look at in surfaces. */
import assert from 'node:assert/strict';
import type { Mesh, Surface } from '../../engine/geometry/index.js';

export function triple(values: ArrayLike<number>, index: number): readonly [number, number, number] {
  return [values[index * 3], values[index * 3 + 1], values[index * 3 + 2]];
}

export function uvOf({ uvs }: Surface, vertex: number): readonly [number, number] {
  return [uvs[vertex * 2], uvs[vertex * 2 + 1]];
}

/** Corner by corner the same numbers, and groups that cover them all in order. */
export function assertSameTriangles(surface: Surface, mesh: Mesh): void {
  assert.equal(surface.indices.length, mesh.indices.length);
  for (let corner = 0; corner < mesh.indices.length; corner += 1) {
    for (let axis = 0; axis < 3; axis += 1) {
      const actual = surface.positions[surface.indices[corner] * 3 + axis];
      const expected = mesh.positions[mesh.indices[corner] * 3 + axis];
      // Zeros of both signs are one place.
      assert.ok(actual === expected, `corner ${corner}: ${actual} is not ${expected}`);
    }
  }
  assert.deepEqual(surface.bounds, mesh.bounds);
  let next = 0;
  for (const { firstTriangle, triangleCount, material } of surface.groups) {
    assert.equal(firstTriangle, next);
    assert.ok(triangleCount > 0 && material < surface.materials.length);
    next += triangleCount;
  }
  assert.equal(next, mesh.indices.length / 3);
  const vertices = surface.positions.length / 3;
  assert.equal(surface.normals.length, vertices * 3);
  assert.equal(surface.uvs.length, vertices * 2);
  assert.equal(surface.colors?.length ?? vertices * 4, vertices * 4);
}

/** The unit normal of each triangle by its winding. */
export function flatNormals({ positions, indices }: Surface): readonly (readonly number[])[] {
  return Array.from({ length: indices.length / 3 }, (_, triangle) => {
    const [a, b, c] = [0, 1, 2].map((corner) => triple(positions, indices[triangle * 3 + corner]));
    const u = b.map((value, axis) => value - a[axis]);
    const v = c.map((value, axis) => value - a[axis]);
    const cross = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
    const length = Math.hypot(...cross);
    return cross.map((value) => value / length);
  });
}
