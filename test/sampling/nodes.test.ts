import assert from 'node:assert/strict';
import { type Mesh, type MeshPart, primitiveMesh } from '../../engine/geometry/index.js';
import type { Element, Spatial } from '../../engine/plan/plan.js';
import { isHole, type ModelSource } from '../../engine/sampling/index.js';
import { block, box, draws, fixes, object, samplerOf, tuple, vectorAt, worldsOf } from './support/plans.js';
import { kolmogorov, kolmogorovLimit } from './support/statistics.js';

const heights = [0.5, 1, 1.5];

/** Three boards of 2 m by 1 m, 2 cm thick, above one another; the upper two have one name. */
function rackMesh(): Mesh {
  const board = primitiveMesh('box', { size: [2, 0.02, 1] });
  const positions: number[] = [];
  const indices: number[] = [];
  const parts: MeshPart[] = heights.map((height, at) => {
    const firstVertex = positions.length / 3;
    const firstTriangle = indices.length / 3;
    board.positions.forEach((value, k) => {
      positions.push(k % 3 === 1 ? value + height : value);
    });
    indices.push(...[...board.indices].map((vertex) => vertex + firstVertex));
    return {
      name: at === 0 ? 'low' : 'high',
      path: at === 0 ? 'rack/low' : `rack/high${at === 1 ? '' : '#2'}`,
      firstTriangle,
      triangleCount: board.indices.length / 3,
      bounds: { min: [-1, height - 0.01, -0.5], max: [1, height + 0.01, 0.5] },
    };
  });
  return {
    positions: Float64Array.from(positions),
    indices: Uint32Array.from(indices),
    parts,
    bounds: { min: [-1, 0.49, -0.5], max: [1, 1.51, 0.5] },
  };
}

const models: ModelSource = { mesh: rackMesh };
const rack = (properties: Element['properties'] = {}) =>
  object('rack', block('model', { file: { value: { file: 'rack.glb' } } }), { properties });
const at = (spatial: Spatial['spatial'], node: string, more: Partial<Spatial> = {}): Spatial => ({
  spatial,
  target: { element: 'rack' },
  node,
  properties: {},
  ...more,
});
const points = (draw: Spatial, properties: Element['properties'] = {}, count = 2_000) =>
  worldsOf(samplerOf({ lets: [draws('p', draw)], elements: [rack(properties)] }, models), count).map(
    (world) => vectorAt(world, 'Scene.p'),
  );

describe('a named node of a model', () => {
  it('is stood on, though other parts are above it', () => {
    const drawn = points(at('on', 'low'));
    for (const [, y] of drawn) assert.ok(Math.abs(y - 0.51) < 1e-12);
    assert.ok(
      kolmogorov(
        drawn.map(([x]) => x),
        (x) => (x + 1) / 2,
      ) < kolmogorovLimit,
    );
    // Of the whole rack, only the uppermost board is met first.
    const whole = { spatial: 'on', target: { element: 'rack' }, properties: {} } as const;
    for (const [, y] of points(whole, {}, 100)) assert.ok(Math.abs(y - 1.51) < 1e-12);
  });

  it('means one node by its path, all by a name that they share', () => {
    for (const [, y] of points(at('on', 'rack/high'), {}, 100)) assert.ok(Math.abs(y - 1.01) < 1e-12);
    // What is met first of the two is the upper one; of their surfaces, both.
    for (const [, y] of points(at('on', 'high'), {}, 100)) assert.ok(Math.abs(y - 1.51) < 1e-12);
    const sides = points(at('on', 'high', { surface: true })).map(([, y]) => y);
    assert.ok(sides.filter((y) => y < 1.2).length > 900 && sides.filter((y) => y > 1.2).length > 900);
  });

  it('turns and grows with the thing', () => {
    const properties = {
      yaw: { value: Math.PI / 2 },
      scale: { value: 2 },
      place: { value: tuple(5, 0, 0) },
    };
    const drawn = points(at('on', 'low'), properties);
    for (const [x, y, z] of drawn)
      assert.ok(Math.abs(y - 1.02) < 1e-12 && Math.abs(x - 5) <= 1 && Math.abs(z) <= 2);
    assert.ok(Math.max(...drawn.map(([, , z]) => z)) > 1.9);
  });

  it('holds what is inside its bounds or volume', () => {
    for (const draw of [at('inside', 'rack/high'), at('inside', 'rack/high', { volume: true })])
      for (const [x, y, z] of points(draw, {}, 200))
        assert.ok(Math.abs(x) <= 1 && Math.abs(y - 1) <= 0.01 && Math.abs(z) <= 0.5);
  });

  it('has a centre and extents', () => {
    const facts = ['center', 'size'].map((output) =>
      fixes(output, { output, of: { element: 'rack' }, node: 'low' }),
    );
    const ball = object('ball', box(1, 1, 1), {
      attributes: [
        fixes('middle', { variable: 'center', up: 1 }),
        fixes('extents', { variable: 'size', up: 1 }),
      ],
    });
    const [world] = worldsOf(
      samplerOf(
        { lets: facts, elements: [rack({ scale: { value: 2 }, place: { value: tuple(0, 3, 0) } }), ball] },
        models,
      ),
      1,
    );
    const { middle, extents } = world.objects[1].attributes as Record<string, readonly number[]>;
    [0, 4, 0].forEach((value, axis) => {
      assert.ok(Math.abs(middle[axis] - value) < 1e-12);
    });
    [4, 0.04, 2].forEach((value, axis) => {
      assert.ok(Math.abs(extents[axis] - value) < 1e-12);
    });
  });

  it('carries things that keep apart from one another, not from it', () => {
    const jars = object('jars', box(0.3, 0.2, 0.3), {
      count: { value: 5 },
      properties: { place: { draw: at('on', 'low', { properties: { crowded: 'fewer' } }) } },
    });
    for (const { objects } of worldsOf(samplerOf({ elements: [rack(), jars] }, models), 20)) {
      assert.ok(objects.length > 3);
      for (const { matrix } of objects.slice(1)) assert.ok(Math.abs(matrix[13] - 0.61) < 1e-12);
    }
  });

  it('makes a hole where this world has no such node', () => {
    const lets = [draws('p', at('on', 'middle'))];
    for (const elements of [[rack()], [object('rack', box(1, 1, 1))]]) {
      const outcome = samplerOf({ lets, elements }, models).sample(0);
      assert.ok(isHole(outcome) && outcome.hole.code === 'absent');
      assert.match(outcome.hole.message, /has no node "middle"/);
    }
  });
});
