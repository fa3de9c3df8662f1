import assert from 'node:assert/strict';
import {
  type Mesh,
  type PrimitiveKind,
  type PrimitiveParameters,
  primitiveBounds,
  primitiveMesh,
  signedVolume,
  surfaceArea,
} from '../../engine/geometry/index.js';

interface Case<K extends PrimitiveKind> {
  readonly kind: K;
  readonly parameters: PrimitiveParameters[K];
  readonly volume: number;
  readonly area: number;
}

const pi = Math.PI;
const cases: readonly Case<PrimitiveKind>[] = [
  { kind: 'box', parameters: { size: [2, 3, 4] }, volume: 24, area: 52 },
  { kind: 'sphere', parameters: { radius: 1.5 }, volume: (4 / 3) * pi * 3.375, area: 4 * pi * 2.25 },
  { kind: 'cylinder', parameters: { radius: 0.5, height: 3 }, volume: pi * 0.75, area: pi * 3.5 },
  {
    kind: 'cone',
    parameters: { radius: 3, height: 4 },
    volume: pi * 12,
    area: pi * 9 + pi * 3 * 5,
  },
  {
    kind: 'capsule',
    parameters: { radius: 0.5, height: 3 },
    volume: pi * 0.25 * 2 + ((4 / 3) * pi) / 8,
    area: 2 * pi * 0.5 * 3,
  },
  {
    kind: 'torus',
    parameters: { radius: 2, tube: 0.5 },
    volume: 2 * pi * pi * 2 * 0.25,
    area: 4 * pi * pi * 2 * 0.5,
  },
];

describe('primitives', () => {
  for (const { kind, parameters, volume, area } of cases) {
    it(`${kind}: volume and area come within 1 % below the closed forms`, () => {
      const mesh = primitiveMesh(kind, parameters);
      within(signedVolume(mesh), volume);
      within(surfaceArea(mesh), area);
    });
    it(`${kind}: every edge is shared by two triangles that run it in opposite ways`, () => {
      assert.deepEqual(openEdges(primitiveMesh(kind, parameters)), []);
    });
  }

  it('gives a plane that faces up at y = 0', () => {
    const mesh = primitiveMesh('plane', { width: 2, depth: 6 });
    assert.equal(surfaceArea(mesh), 12);
    const [a, b, c] = [0, 1, 2].map((corner) => mesh.positions.slice(mesh.indices[corner] * 3).slice(0, 3));
    const up = (b[2] - a[2]) * (c[0] - a[0]) - (b[0] - a[0]) * (c[2] - a[2]);
    assert.ok(up > 0);
    assert.deepEqual(mesh.bounds, { min: [-1, 0, -3], max: [1, 0, 3] });
  });

  it('has exact bounds, which are also those of the tessellation', () => {
    for (const { kind, parameters } of cases) {
      const { min, max } = primitiveMesh(kind, parameters).bounds;
      const exact = primitiveBounds(kind, parameters);
      for (let axis = 0; axis < 3; axis += 1) {
        assert.ok(
          Math.abs(min[axis] - exact.min[axis]) < 1e-15 && Math.abs(max[axis] - exact.max[axis]) < 1e-15,
        );
      }
    }
    assert.deepEqual(primitiveBounds('torus', { radius: 2, tube: 0.5 }), {
      min: [-2.5, -0.5, -2.5],
      max: [2.5, 0.5, 2.5],
    });
    assert.deepEqual(primitiveBounds('capsule', { radius: 1, height: 1 }), {
      min: [-1, -1, -1],
      max: [1, 1, 1],
    });
  });

  it('takes a capsule no higher than its caps for a sphere', () => {
    assert.deepEqual(
      primitiveMesh('capsule', { radius: 1, height: 2 }),
      primitiveMesh('sphere', { radius: 1 }),
    );
  });

  it('puts the apex of a cone on top', () => {
    const { positions } = primitiveMesh('cone', { radius: 1, height: 2 });
    const top = [...positions.keys()].filter((at) => at % 3 === 1 && positions[at] === 1);
    assert.deepEqual(
      top.map((at) => [positions[at - 1], positions[at + 1]]),
      [[0, 0]],
    );
  });
});

function within(value: number, exact: number): void {
  assert.ok(value <= exact * (1 + 1e-12) && value >= exact * 0.99, `${value} of ${exact}`);
}

function openEdges(mesh: Mesh): string[] {
  const edges = new Set<string>();
  const { indices } = mesh;
  for (let at = 0; at < indices.length; at += 3) {
    for (let side = 0; side < 3; side += 1) {
      const edge = `${indices[at + side]} ${indices[at + ((side + 1) % 3)]}`;
      assert.ok(!edges.has(edge), `edge ${edge} twice`);
      edges.add(edge);
    }
  }
  return [...edges].filter((edge) => !edges.has(edge.split(' ').reverse().join(' ')));
}
