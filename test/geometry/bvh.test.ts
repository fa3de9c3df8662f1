import assert from 'node:assert/strict';
import { buildBvh, castRay, type Mesh, primitiveMesh } from '../../engine/geometry/index.js';
import { between, uniforms } from './random.js';

/** Triangles anywhere in a cube, some of them flat along an axis or without area. */
function triangleSoup(count: number, seed: number): Mesh {
  const random = uniforms(seed);
  const positions = new Float64Array(count * 9);
  for (let triangle = 0; triangle < count; triangle += 1) {
    const centre = [0, 0, 0].map(() => between(random, -5, 5));
    const flat = Math.trunc(random() * 6);
    for (let corner = 0; corner < 3; corner += 1) {
      for (let axis = 0; axis < 3; axis += 1) {
        const spread = axis === flat ? 0 : between(random, -3, 3);
        positions[triangle * 9 + corner * 3 + axis] = Math.round((centre[axis] + spread) * 8) / 8;
      }
    }
  }
  const indices = Uint32Array.from({ length: count * 3 }, (_, at) => at);
  return { positions, indices, parts: [], bounds: { min: [-6, -6, -6], max: [6, 6, 6] } };
}

/** Moeller and Trumbore's test on every triangle: another formula than the one under test. */
function bruteForce(mesh: Mesh, origin: number[], direction: number[]): { distance: number; margin: number } {
  let nearest = Number.POSITIVE_INFINITY;
  let margin = Number.POSITIVE_INFINITY;
  const { positions, indices } = mesh;
  for (let at = 0; at < indices.length; at += 3) {
    const [a, b, c] = [0, 1, 2].map((corner) => [
      ...positions.subarray(indices[at + corner] * 3).subarray(0, 3),
    ]);
    const e1 = subtract(b, a);
    const e2 = subtract(c, a);
    const p = cross(direction, e2);
    const determinant = dot(e1, p);
    if (determinant === 0) continue;
    const t = subtract(origin, a);
    const u = dot(t, p) / determinant;
    const q = cross(t, e1);
    const v = dot(direction, q) / determinant;
    const distance = dot(e2, q) / determinant;
    const inside = Math.min(u, v, 1 - u - v);
    if (distance > -1e-9) margin = Math.min(margin, Math.abs(inside), Math.abs(distance));
    if (inside >= 0 && distance >= 0 && distance < nearest) nearest = distance;
  }
  return { distance: nearest, margin };
}

const subtract = (a: number[], b: number[]) => a.map((value, axis) => value - b[axis]);
const dot = (a: number[], b: number[]) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: number[], b: number[]) => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

describe('ray casting', () => {
  it('finds what brute force finds, in soups of triangles and in any direction', () => {
    const random = uniforms(1);
    let hits = 0;
    let compared = 0;
    for (const count of [2, 20, 200, 800]) {
      const mesh = triangleSoup(count, count);
      const bvh = buildBvh(mesh);
      for (let ray = 0; ray < 400; ray += 1) {
        const origin = [0, 0, 0].map(() => between(random, -5, 5));
        const axis = Math.trunc(random() * 6);
        const direction = [0, 1, 2].map((i) =>
          axis < 3 ? (i === axis ? between(random, -1, 1) : 0) : between(random, -1, 1),
        );
        const expected = bruteForce(mesh, origin, direction);
        // On an edge or in a plane the two formulas may rightly differ.
        if (expected.margin < 1e-9) continue;
        compared += 1;
        const hit = castRay(bvh, origin, direction, Number.POSITIVE_INFINITY);
        assert.equal(hit !== undefined, expected.distance < Number.POSITIVE_INFINITY);
        if (hit === undefined) continue;
        hits += 1;
        assert.ok(Math.abs(hit.distance - expected.distance) <= 1e-9 * (1 + hit.distance));
        assert.equal(castRay(bvh, origin, direction, hit.distance * 0.999999), undefined);
        assert.ok(castRay(bvh, origin, direction, hit.distance * 1.000001));
      }
    }
    assert.ok(compared > 1500 && hits > 500, `${compared} compared, ${hits} hits`);
  });

  it('lets no ray through the edges and vertices of a convex mesh', () => {
    for (const mesh of [
      primitiveMesh('box', { size: [2, 2, 2] }),
      primitiveMesh('sphere', { radius: 1 }),
      primitiveMesh('cone', { radius: 1, height: 2 }),
    ]) {
      const bvh = buildBvh(mesh);
      const { positions, indices } = mesh;
      const origin = [0.01, 0.02, 0.03];
      for (let at = 0; at < indices.length; at += 3) {
        for (const [i, j, share] of [
          [0, 0, 0],
          [0, 1, 0.5],
          [1, 2, 0.3],
        ]) {
          const target = [0, 1, 2].map((axis) => {
            const from = positions[indices[at + i] * 3 + axis];
            return from + share * (positions[indices[at + j] * 3 + axis] - from);
          });
          assert.ok(castRay(bvh, origin, subtract(target, origin), 2), `triangle ${at / 3}`);
        }
      }
    }
  });

  it('meets the faces of a box along the axes, also from the plane of a face', () => {
    const bvh = buildBvh(primitiveMesh('box', { size: [2, 2, 2] }));
    for (let axis = 0; axis < 3; axis += 1) {
      for (const sign of [1, -1]) {
        const direction = [0, 0, 0];
        direction[axis] = sign;
        const origin = [0, 0, 0];
        origin[axis] = -3 * sign;
        assert.equal(castRay(bvh, origin, direction, 10)?.distance, 2);
        direction[(axis + 1) % 3] = -0;
        origin[(axis + 1) % 3] = 1;
        assert.equal(castRay(bvh, origin, direction, 10)?.distance, 2);
        origin[(axis + 1) % 3] = 1.0000001;
        assert.equal(castRay(bvh, origin, direction, 10), undefined);
      }
    }
  });

  it('finds each of many triangles that shrink towards a point, which make a deep tree', () => {
    const count = 3000;
    const positions = new Float64Array(count * 9);
    for (let k = 0; k < count; k += 1) {
      const x = 1e6 * 0.99 ** k;
      positions.set([x, 0, -x, x * 0.995, 0, x, x, 0, x], k * 9);
    }
    const indices = Uint32Array.from({ length: count * 3 }, (_, at) => at);
    const bvh = buildBvh({
      positions,
      indices,
      parts: [],
      bounds: { min: [0, 0, -1e6], max: [1e6, 0, 1e6] },
    });
    for (let k = 0; k < count; k += 1) {
      const x = 1e6 * 0.99 ** k * 0.999;
      assert.equal(castRay(bvh, [x, 1, x * 0.9], [0, -1, 0], 2)?.triangle, k);
    }
  });

  it('says the lowest number of triangles that lie in one another', () => {
    const one = primitiveMesh('plane', { width: 2, depth: 2 });
    const copies = 50;
    const indices = Uint32Array.from({ length: copies * 6 }, (_, at) => one.indices[at % 6]);
    const bvh = buildBvh({ ...one, indices });
    assert.deepEqual(castRay(bvh, [0.5, 3, 0.2], [0, -1, 0], 10), { distance: 3, triangle: 0 });
  });

  it('measures in lengths of the direction', () => {
    const bvh = buildBvh(primitiveMesh('plane', { width: 2, depth: 2 }));
    assert.equal(castRay(bvh, [0.1, 3, 0.2], [0, -2, 0], 10)?.distance, 1.5);
    assert.equal(castRay(bvh, [0.1, 3, 0.2], [0, 2, 0], 10), undefined);
  });
});
