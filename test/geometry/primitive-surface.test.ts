import assert from 'node:assert/strict';
import {
  type PrimitiveKind,
  type PrimitiveParameters,
  plainMaterial,
  primitiveMesh,
  primitiveSurface,
  type Surface,
} from '../../engine/geometry/index.js';
import { assertSameTriangles, flatNormals, triple, uvOf } from './surface-checks.js';

interface Case<K extends PrimitiveKind> {
  readonly kind: K;
  readonly parameters: PrimitiveParameters[K];
  /** The outward unit normal at a point of the exact surface, from its closed form; undefined at a crease. */
  readonly normal?: (x: number, y: number, z: number) => readonly number[] | undefined;
  /** The largest angle's cosine between a plane and its corners' normals. */
  readonly flatness: number;
}

const tessellated = Math.cos(Math.PI / 16);

const cases: readonly Case<PrimitiveKind>[] = [
  { kind: 'box', parameters: { size: [2, 3, 4] }, flatness: 1 },
  { kind: 'plane', parameters: { width: 2, depth: 6 }, normal: () => [0, 1, 0], flatness: 1 },
  {
    kind: 'sphere',
    parameters: { radius: 1.5 },
    normal: (x, y, z) => [x / 1.5, y / 1.5, z / 1.5],
    flatness: tessellated,
  },
  {
    kind: 'cylinder',
    parameters: { radius: 0.5, height: 3 },
    flatness: tessellated,
  },
  { kind: 'cone', parameters: { radius: 3, height: 4 }, flatness: tessellated },
  {
    kind: 'capsule',
    parameters: { radius: 0.5, height: 3 },
    normal: (x, y, z) => {
      const above = Math.sign(y) * Math.max(Math.abs(y) - 1, 0);
      return [x / 0.5, above / 0.5, z / 0.5];
    },
    flatness: tessellated,
  },
  {
    kind: 'capsule',
    parameters: { radius: 1, height: 1 },
    normal: (x, y, z) => [x, y, z],
    flatness: tessellated,
  },
  {
    kind: 'torus',
    parameters: { radius: 2, tube: 0.5 },
    normal: (x, y, z) => {
      const away = Math.hypot(x, z);
      return [((away - 2) * x) / away / 0.5, y / 0.5, ((away - 2) * z) / away / 0.5];
    },
    flatness: tessellated,
  },
];

function read(kind: PrimitiveKind, parameters: PrimitiveParameters[PrimitiveKind]): Surface {
  return primitiveSurface(kind, parameters);
}

/** The corners of the triangles, each as its position, normal and texture coordinates. */
function cornersOf(surface: Surface) {
  return Array.from(surface.indices, (vertex) => ({
    position: triple(surface.positions, vertex),
    normal: triple(surface.normals, vertex),
    uv: uvOf(surface, vertex),
  }));
}

describe('the surface of a primitive', () => {
  for (const { kind, parameters, normal, flatness } of cases) {
    const title = `${kind} ${JSON.stringify(parameters)}`;
    it(`${title} has the triangles of its mesh`, () => {
      const surface = read(kind, parameters);
      assertSameTriangles(surface, primitiveMesh(kind, parameters));
      assert.deepEqual(surface.groups, [
        { firstTriangle: 0, triangleCount: surface.indices.length / 3, material: 0 },
      ]);
      assert.equal(new Set(surface.indices).size, surface.positions.length / 3, 'every vertex is used');
    });

    it(`${title} has unit normals, outwards as its triangles are`, () => {
      const surface = read(kind, parameters);
      flatNormals(surface).forEach((flat, triangle) => {
        for (let corner = 0; corner < 3; corner += 1) {
          const [x, y, z] = triple(surface.normals, surface.indices[triangle * 3 + corner]);
          assert.ok(Math.abs(Math.hypot(x, y, z) - 1) < 1e-6);
          assert.ok(x * flat[0] + y * flat[1] + z * flat[2] > flatness - 1e-6);
        }
      });
      if (normal === undefined) return;
      for (const { position, normal: actual } of cornersOf(surface)) {
        const expected = normal(position[0], position[1], position[2])!;
        actual.forEach((value, axis) => {
          assert.ok(Math.abs(value - expected[axis]) < 1e-6, `${actual} at ${position} is not ${expected}`);
        });
      }
    });

    it(`${title} has an image from corner to corner, not mirrored`, () => {
      const surface = read(kind, parameters);
      const uvs = cornersOf(surface).map(({ uv }) => uv);
      assert.ok(uvs.every(([u, v]) => u >= 0 && u <= 1 && v >= 0 && v <= 1));
      for (const axis of [0, 1]) {
        assert.equal(Math.min(...uvs.map((uv) => uv[axis])), 0);
        assert.equal(Math.max(...uvs.map((uv) => uv[axis])), 1);
      }
      for (let at = 0; at < uvs.length; at += 3) {
        const [[au, av], [bu, bv], [cu, cv]] = uvs.slice(at, at + 3);
        // With v downwards, what is counter-clockwise on the shape has a negative area on the image.
        assert.ok((bu - au) * (cv - av) - (bv - av) * (cu - au) < 0, `triangle ${at / 3} is mirrored`);
        assert.ok(Math.max(au, bu, cu) - Math.min(au, bu, cu) <= 1);
      }
    });
  }

  it('splits a cylinder and a cone at their creases only', () => {
    for (const { position, normal } of cornersOf(primitiveSurface('cylinder', { radius: 0.5, height: 3 }))) {
      const side = [position[0] / 0.5, 0, position[2] / 0.5];
      const isCap = Math.abs(normal[1]) > 0.5;
      const expected = isCap ? [0, Math.sign(position[1]), 0] : side;
      expected.forEach((value, axis) => {
        assert.ok(Math.abs(value - normal[axis]) < 1e-6);
      });
    }
    // Of a cone 3 wide and 4 high, all side normals rise 3 on 4 away.
    const cone = cornersOf(primitiveSurface('cone', { radius: 3, height: 4 }));
    for (const { position, normal } of cone.filter(({ normal: [, up] }) => up > -0.5)) {
      assert.ok(Math.abs(normal[1] - 0.6) < 1e-6);
      const away = position[0] * normal[0] + position[2] * normal[2];
      assert.ok(Math.abs(away - 0.8 * Math.hypot(position[0], position[2])) < 1e-6);
    }
    assert.equal(cone.filter(({ normal: [, up] }) => up === -1).length, 64 * 3);
  });

  it('lays an image on a plane with its top edge at -z', () => {
    for (const { position, uv } of cornersOf(primitiveSurface('plane', { width: 2, depth: 6 }))) {
      assert.deepEqual(uv, [(position[0] + 1) / 2, (position[2] + 3) / 6]);
    }
  });

  it('puts an image upright on the sides of a box, and on its top as on a plane', () => {
    for (const { position, normal, uv } of cornersOf(primitiveSurface('box', { size: [2, 2, 2] }))) {
      if (normal[1] === 0) assert.equal(uv[1], (1 - position[1]) / 2);
      if (normal[1] === 1) assert.deepEqual(uv, [(position[0] + 1) / 2, (position[2] + 1) / 2]);
      if (normal[2] === 1) assert.equal(uv[0], (position[0] + 1) / 2);
    }
  });

  it('runs v by the way along a capsule and a sphere', () => {
    const capsule = cornersOf(primitiveSurface('capsule', { radius: 0.5, height: 3 }));
    const whole = 0.5 * Math.PI + 2;
    for (const { position, uv } of capsule.filter(({ position: [, y] }) => Math.abs(y) === 1)) {
      assert.ok(Math.abs(uv[1] - (position[1] > 0 ? Math.PI / 4 : Math.PI / 4 + 2) / whole) < 1e-6);
    }
    for (const { position, uv } of cornersOf(primitiveSurface('sphere', { radius: 2 }))) {
      assert.ok(Math.abs(Math.cos(uv[1] * Math.PI) * 2 - position[1]) < 1e-6);
    }
  });

  it('is of plain material, the plane from both sides', () => {
    assert.deepEqual(primitiveSurface('sphere', { radius: 1 }).materials, [plainMaterial]);
    assert.deepEqual(primitiveSurface('plane', { width: 1, depth: 1 }).materials, [
      { ...plainMaterial, doubleSided: true },
    ]);
  });
});
