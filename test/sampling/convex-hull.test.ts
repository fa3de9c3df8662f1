import assert from 'node:assert/strict';
import fc from 'fast-check';
import { boxMesh, type Mesh, primitiveMesh, signedVolume } from '../../engine/geometry/index.js';
import { convexHull, type Hull } from '../../engine/sampling/physics/convex-hull.js';

/** The volume, by the mesh's own formula. */
function volumeOf({ points, indices }: Hull): number {
  const bounds = { min: [0, 0, 0], max: [0, 0, 0] } as const;
  const mesh: Mesh = { positions: points, indices, parts: [], bounds };
  return signedVolume(mesh);
}

/** Every edge goes once each way. */
function isClosed({ indices }: Hull): boolean {
  const edges = new Set<string>();
  for (let at = 0; at < indices.length; at += 3)
    for (const [a, b] of [
      [0, 1],
      [1, 2],
      [2, 0],
    ])
      edges.add(`${indices[at + a]} ${indices[at + b]}`);
  return (
    edges.size === indices.length &&
    [...edges].every((edge) => edges.has(edge.split(' ').reverse().join(' ')))
  );
}

/** How far the farthest point lies outside of a face. */
function farthestOutside({ points, indices }: Hull): number {
  const point = (index: number) => points.subarray(3 * index, 3 * index + 3);
  let most = 0;
  for (let at = 0; at < indices.length; at += 3) {
    const [a, b, c] = [0, 1, 2].map((corner) => point(indices[at + corner]));
    const [u, v] = [b, c].map((end) => end.map((value, axis) => value - a[axis]));
    const normal = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
    const length = Math.hypot(...normal);
    // The normal of a sliver says nothing.
    if (length < 1e-6) continue;
    for (let other = 0; other < points.length; other += 3) {
      const height =
        normal.reduce((sum, part, axis) => sum + part * (points[other + axis] - a[axis]), 0) / length;
      most = Math.max(most, height);
    }
  }
  return most;
}

describe('a convex hull', () => {
  it('of a convex mesh is the mesh', () => {
    const meshes = [
      boxMesh([1, 2, 3]),
      primitiveMesh('cylinder', { radius: 0.5, height: 1 }),
      primitiveMesh('cone', { radius: 0.5, height: 1 }),
      primitiveMesh('sphere', { radius: 1 }),
      primitiveMesh('capsule', { radius: 0.5, height: 2 }),
    ];
    for (const mesh of meshes) {
      const hull = convexHull(mesh.positions);
      assert.ok(hull && isClosed(hull));
      const volume = signedVolume(mesh);
      assert.ok(Math.abs(volumeOf(hull) - volume) < 1e-4 * volume);
    }
  });

  it('is closed, and holds all points', () => {
    const coordinate = fc.integer({ min: -4, max: 4 });
    const cloud = fc.array(fc.tuple(coordinate, coordinate, coordinate), { minLength: 4, maxLength: 40 });
    fc.assert(
      fc.property(cloud, (points) => {
        const hull = convexHull(Float64Array.from(points.flat()));
        if (hull === undefined) return;
        assert.ok(isClosed(hull));
        assert.ok(volumeOf(hull) > 0);
        assert.ok(farthestOutside(hull) < 1e-3);
      }),
      { numRuns: 200 },
    );
  });

  it('is none of points in a plane', () => {
    assert.equal(convexHull(primitiveMesh('plane', { width: 1, depth: 2 }).positions), undefined);
    assert.equal(convexHull(new Float64Array(30)), undefined);
    assert.equal(convexHull(Float64Array.of(0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3)), undefined);
  });
});
