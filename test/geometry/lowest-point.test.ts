import assert from 'node:assert/strict';
import {
  buildBvh,
  compose,
  linearPart,
  lowestOfBounds,
  lowestOfBvh,
  lowestOfMesh,
  lowestOfPrimitive,
  type PrimitiveKind,
  type PrimitiveParameters,
  primitiveMesh,
  supportPoint,
} from '../../engine/geometry/index.js';
import { between, randomQuaternion, uniforms } from './random.js';

const shapes: readonly {
  readonly kind: PrimitiveKind;
  readonly parameters: PrimitiveParameters[PrimitiveKind];
}[] = [
  { kind: 'box', parameters: { size: [1, 2, 3] } },
  { kind: 'sphere', parameters: { radius: 0.7 } },
  { kind: 'cylinder', parameters: { radius: 0.5, height: 2 } },
  { kind: 'cone', parameters: { radius: 0.5, height: 2 } },
  { kind: 'capsule', parameters: { radius: 0.4, height: 2 } },
  { kind: 'torus', parameters: { radius: 1, tube: 0.3 } },
  { kind: 'plane', parameters: { width: 2, depth: 3 } },
];

function randomLinear(random: () => number): Float64Array {
  const scale = [0, 0, 0].map(() => between(random, 0.3, 3));
  return linearPart(compose([0, 0, 0], randomQuaternion(random), scale));
}

describe('the lowest point', () => {
  for (const { kind, parameters } of shapes) {
    it(`of a ${kind} lies just below the lowest vertex of its tessellation`, () => {
      const random = uniforms(1);
      const mesh = primitiveMesh(kind, parameters);
      const flat = kind === 'box' || kind === 'plane';
      for (let run = 0; run < 100; run += 1) {
        const linear = randomLinear(random);
        const exact = lowestOfPrimitive(kind, parameters, linear);
        const vertices = lowestOfMesh(mesh, linear);
        assert.ok(
          vertices >= exact - 1e-12 && vertices <= exact + (flat ? 1e-12 : 0.006 * -exact),
          `${vertices} of ${exact}`,
        );
      }
    });
  }

  it('of a hierarchy is that of the vertices, to the bit', () => {
    const random = uniforms(2);
    for (const { kind, parameters } of shapes) {
      const mesh = primitiveMesh(kind, parameters);
      const bvh = buildBvh(mesh);
      for (let run = 0; run < 100; run += 1) {
        const linear = randomLinear(random);
        assert.equal(lowestOfBvh(bvh, linear), lowestOfMesh(mesh, linear));
      }
    }
  });

  it('of a box of bounds is its lowest corner, and the support point lies there', () => {
    const random = uniforms(3);
    const mesh = primitiveMesh('box', { size: [1, 2, 3] });
    for (let run = 0; run < 100; run += 1) {
      const linear = randomLinear(random);
      const lowest = lowestOfMesh(mesh, linear);
      assert.equal(lowestOfBounds(mesh.bounds, linear), lowest);
      const down = [-linear[1], -linear[4], -linear[7]];
      const point = supportPoint(mesh, down);
      assert.equal(0 - (down[0] * point[0] + down[1] * point[1] + down[2] * point[2]), lowest);
    }
  });

  it('of an upright cone is its base, upside down its apex', () => {
    const cone = { radius: 1, height: 4 };
    assert.equal(lowestOfPrimitive('cone', cone, [1, 0, 0, 0, 1, 0, 0, 0, 1]), -2);
    assert.equal(lowestOfPrimitive('cone', cone, [1, 0, 0, 0, -1, 0, 0, 0, -1]), -2);
    assert.equal(lowestOfPrimitive('cone', cone, [0, 1, 0, -1, 0, 0, 0, 0, 1]), -1);
  });
});
