import assert from 'node:assert/strict';
import {
  boxMesh,
  buildBvh,
  compose,
  isFirstFromAbove,
  linearPart,
  type Mesh,
  planeMesh,
  pointOnSurface,
  quaternionFromYawPitchRoll,
  sphereMesh,
  surfaceArea,
  surfacePoint,
  triangleArea,
  upwardSurface,
  wholeSurface,
} from '../../engine/geometry/index.js';
import { randomQuaternion, uniforms } from './random.js';

const upright = linearPart(compose([0, 0, 0], [0, 0, 0, 1], [1, 1, 1]));

/** A mesh of several meshes, each moved. */
function together(...pieces: readonly (readonly [Mesh, number, number, number])[]): Mesh {
  const positions: number[] = [];
  const indices: number[] = [];
  for (const [mesh, x, y, z] of pieces) {
    const first = positions.length / 3;
    mesh.positions.forEach((value, at) => {
      positions.push(value + [x, y, z][at % 3]);
    });
    for (const index of mesh.indices) indices.push(first + index);
  }
  const extent = (axis: number) => positions.filter((_, at) => at % 3 === axis);
  const min = [0, 1, 2].map((axis) => Math.min(...extent(axis)));
  const max = [0, 1, 2].map((axis) => Math.max(...extent(axis)));
  return {
    positions: Float64Array.from(positions),
    indices: Uint32Array.from(indices),
    parts: [],
    bounds: { min: [min[0], min[1], min[2]], max: [max[0], max[1], max[2]] },
  };
}

describe('surfaces', () => {
  it('face up on the top of a box only, whatever its yaw', () => {
    for (const yaw of [0, 0.3, 2]) {
      const linear = linearPart(compose([0, 0, 0], quaternionFromYawPitchRoll(yaw, 0, 0), [2, 1, 1]));
      const table = upwardSurface(boxMesh([1, 2, 3]), linear);
      assert.equal(table.triangles.length, 2);
      assert.ok(Math.abs(table.area - 6) < 1e-12);
    }
  });

  it('tilted by 29 degrees are still upward, by the area seen from above; by 31 they are not', () => {
    const degree = Math.PI / 180;
    for (const [angle, count] of [
      [29, 2],
      [31, 0],
    ]) {
      const linear = linearPart(
        compose([0, 0, 0], quaternionFromYawPitchRoll(1, angle * degree, 0), [1, 1, 1]),
      );
      const table = upwardSurface(boxMesh([1, 1, 1]), linear);
      assert.equal(table.triangles.length, count);
      assert.ok(Math.abs(table.area - (count / 2) * Math.cos(angle * degree)) < 1e-12);
    }
  });

  it('use the normal after a stretch: a stretched roof is too steep', () => {
    const roof = (stretch: number) =>
      upwardSurface(sphereMesh(1), linearPart(compose([0, 0, 0], [0, 0, 0, 1], [1, stretch, 1])));
    // A cap up to 30 degrees from the pole of a unit sphere covers sin(30)^2 pi of the ground; stretched by
    // s the slope grows to atan(s tan), so the cap ends at tan = tan(30) / s.
    for (const stretch of [1, 3]) {
      const tangent = Math.tan(Math.PI / 6) / stretch;
      const expected = (Math.PI * (tangent * tangent)) / (1 + tangent * tangent);
      assert.ok(Math.abs(roof(stretch).area / expected - 1) < 0.25, `${roof(stretch).area} of ${expected}`);
    }
  });

  it('take a range of triangles', () => {
    const mesh = boxMesh([1, 1, 1]);
    assert.equal(wholeSurface(mesh, upright, { firstTriangle: 4, triangleCount: 2 }).area, 1);
    assert.equal(upwardSurface(mesh, upright, undefined, { firstTriangle: 4, triangleCount: 2 }).area, 1);
    assert.equal(upwardSurface(mesh, upright, undefined, { firstTriangle: 0, triangleCount: 4 }).area, 0);
  });

  it('are drawn from uniformly by area (chi-square over triangles)', () => {
    const mesh = boxMesh([1, 2, 5]);
    const linear = linearPart(compose([0, 0, 0], randomQuaternion(uniforms(1)), [1, 2, 0.5]));
    const table = wholeSurface(mesh, linear);
    const random = uniforms(2);
    const draws = 60000;
    const counts = new Map<number, number>();
    const out = surfacePoint();
    for (let draw = 0; draw < draws; draw += 1) {
      pointOnSurface(table, random(), random(), random(), out);
      counts.set(out.triangle, (counts.get(out.triangle) ?? 0) + 1);
    }
    // The scaled box measures 1 x 4 x 2.5.
    const faceOf = [10, 10, 2.5, 2.5, 4, 4];
    let chiSquare = 0;
    for (let triangle = 0; triangle < 12; triangle += 1) {
      const expected = (draws * faceOf[Math.trunc(triangle / 2)]) / 2 / 33;
      chiSquare += ((counts.get(triangle) ?? 0) - expected) ** 2 / expected;
    }
    // The 99.9 % point of chi-square with 11 degrees of freedom.
    assert.ok(chiSquare < 31.26, String(chiSquare));
    assert.ok(Math.abs(table.area - 33) < 1e-9);
  });

  it('have the moments of a uniform triangle', () => {
    const mesh: Mesh = {
      positions: Float64Array.of(0, 0, 0, 0, 0, 1, 1, 0, 0),
      indices: Uint32Array.of(0, 1, 2),
      parts: [],
      bounds: { min: [0, 0, 0], max: [1, 0, 1] },
    };
    const table = upwardSurface(mesh, upright);
    assert.equal(table.area, 0.5);
    const random = uniforms(3);
    const draws = 40000;
    let [x, xx, xz] = [0, 0, 0];
    for (let draw = 0; draw < draws; draw += 1) {
      const { point, normal } = pointOnSurface(table, random(), random(), random());
      assert.ok(point[0] >= 0 && point[2] >= 0 && point[0] + point[2] <= 1 + 1e-15 && normal[1] === 1);
      x += point[0] / draws;
      xx += point[0] ** 2 / draws;
      xz += (point[0] * point[2]) / draws;
    }
    // Of the unit right triangle: E x = 1/3, E x^2 = 1/6, E xz = 1/12.
    assert.ok(Math.abs(x - 1 / 3) < 0.005 && Math.abs(xx - 1 / 6) < 0.004 && Math.abs(xz - 1 / 12) < 0.002);
  });

  it('of a sphere have points at its radius, with normals outwards', () => {
    const table = wholeSurface(
      sphereMesh(2),
      linearPart(compose([0, 0, 0], randomQuaternion(uniforms(4)), [1, 1, 1])),
    );
    const random = uniforms(5);
    for (let draw = 0; draw < 500; draw += 1) {
      const { point, normal } = pointOnSurface(table, random(), random(), random());
      assert.ok(Math.abs(Math.hypot(...point) - 2) < 0.01);
      assert.ok(point[0] * normal[0] + point[1] * normal[1] + point[2] * normal[2] > 1.99);
    }
  });

  it('leave out triangles without area, also at the ends of u0', () => {
    const mesh = planeMesh(1, 1);
    const indices = Uint32Array.of(0, 0, 1, ...mesh.indices, 1, 1, 1);
    const table = wholeSurface({ ...mesh, indices }, upright);
    assert.deepEqual([...table.triangles], [1, 2]);
    assert.equal(pointOnSurface(table, 2 ** -53, 0.5, 0.5).triangle, 1);
    assert.equal(pointOnSurface(table, 1 - 2 ** -53, 0.5, 0.5).triangle, 2);
    assert.equal(triangleArea({ ...mesh, indices }, 0), 0);
    assert.equal(surfaceArea({ ...mesh, indices }), 1);
  });

  it('are first from above unless something hangs over them', () => {
    const random = uniforms(6);
    // A shelf: a board with half of it under another one.
    const mesh = together([boxMesh([2, 0.1, 1]), 0, 0, 0], [boxMesh([1, 0.1, 1]), 0.5, 1, 0]);
    const bvh = buildBvh(mesh);
    for (const yaw of [0, 0.7, -2]) {
      const linear = linearPart(compose([0, 0, 0], quaternionFromYawPitchRoll(yaw, 0, 0), [3, 2, 0.5]));
      const table = upwardSurface(mesh, linear);
      let [covered, lower] = [0, 0];
      for (let draw = 0; draw < 2000; draw += 1) {
        const { point } = pointOnSurface(table, random(), random(), random());
        const first = isFirstFromAbove(bvh, table, point);
        if (point[1] > 1) {
          assert.ok(first);
          continue;
        }
        lower += 1;
        covered += first ? 0 : 1;
      }
      assert.ok(Math.abs(covered / lower - 0.5) < 0.06, `${covered} of ${lower}`);
    }
  });

  it('of a sphere are first from above everywhere on top', () => {
    const mesh = sphereMesh(0.3);
    const bvh = buildBvh(mesh);
    const table = upwardSurface(
      mesh,
      linearPart(compose([0, 0, 0], randomQuaternion(uniforms(7)), [1, 2, 1])),
    );
    const random = uniforms(8);
    for (let draw = 0; draw < 1000; draw += 1) {
      assert.ok(isFirstFromAbove(bvh, table, pointOnSurface(table, random(), random(), random()).point));
    }
  });
});
