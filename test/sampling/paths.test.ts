import assert from 'node:assert/strict';
import { linearPart, transformPoint, transformVector } from '../../engine/geometry/index.js';
import type { Spatial } from '../../engine/plan/plan.js';
import { isHole } from '../../engine/sampling/index.js';
import { box, draws, element, object, samplerOf, tuple, vectorAt, worldsOf } from './support/plans.js';
import { overlaps } from './support/solids.js';
import { kolmogorov, kolmogorovLimit, standardErrors } from './support/statistics.js';

// East for 6 m, then north and up: 3 m and 4 m.
const road = tuple(tuple(0, 0, 0), tuple(6, 0, 0), tuple(6, 4, -3));
const along = (properties: Spatial['properties'] = {}): Spatial => ({
  spatial: 'along',
  target: road,
  properties,
});

describe('along', () => {
  const drawn = worldsOf(samplerOf({ lets: [draws('p', along())] }), 4_000).map((world) =>
    vectorAt(world, 'Scene.p'),
  );

  it('is uniform by length', () => {
    const lengths = drawn.map(([x, y, z]) => (x < 6 ? x : 6 + Math.hypot(y, z)));
    assert.ok(kolmogorov(lengths, (length) => length / 11) < kolmogorovLimit);
    assert.ok(standardErrors(lengths, 5.5) < 4);
    for (const [x, y, z] of drawn)
      assert.ok(x < 6 ? y === 0 && z === 0 : Math.abs(3 * y + 4 * z) < 1e-12 && x === 6);
  });

  it('reaches sideways, to the left where positive', () => {
    const wide = along({ offset: { low: -1, high: 3 } });
    const beside = worldsOf(samplerOf({ lets: [draws('p', wide)] }), 4_000)
      .map((world) => vectorAt(world, 'Scene.p'))
      .flatMap(([x, y, z]) => (y === 0 ? [0 - z] : [6 - x]));
    assert.ok(kolmogorov(beside, (left) => (left + 1) / 4) < kolmogorovLimit);
  });

  it('things stand on it, apart', () => {
    const cars = object('cars', box(0.5, 1, 0.5), {
      count: { value: 5 },
      properties: { place: { draw: along({ gap: 0.1 }) } },
    });
    for (const world of worldsOf(samplerOf({ elements: [cars] }), 50)) {
      assert.equal(overlaps(world, ['cars']), 0);
      for (const { matrix } of world.objects) {
        const [x, y] = [matrix[12], matrix[13]];
        if (x < 6) assert.ok(Math.abs(y - 0.5) < 1e-12);
      }
    }
  });

  it('turns the front of things, +Z, and what cameras look at, -Z, along it', () => {
    const place = { draw: along({ align: true }) };
    const sampler = samplerOf({
      elements: [
        object('car', box(1, 1, 3), { properties: { place } }),
        object('truck', box(1, 1, 3), { properties: { place, yaw: { value: Math.PI / 2 } } }),
        element('camera', 'main', { type: 'pinhole', properties: { place } }),
      ],
    });
    for (const { objects, cameras } of worldsOf(sampler, 60)) {
      const things = [
        [objects[0].matrix, [0, 0, 1]],
        // A quarter turn to the left brings its right side, -X, to the front.
        [objects[1].matrix, [-1, 0, 0]],
        [cameras[0].matrix, [0, 0, -1]],
      ] as const;
      for (const [matrix, front] of things) {
        const expected = matrix[12] < 6 ? [1, 0, 0] : [0, 0, -1];
        const facing = transformVector(linearPart(Float64Array.from(matrix)), front, new Float64Array(3));
        expected.forEach((value, axis) => {
          assert.ok(Math.abs(facing[axis] - value) < 1e-12, `${[...facing]}`);
        });
      }
      // The bounds turn with the thing.
      const corner = transformPoint(objects[0].matrix, [0.5, 0.5, 1.5]);
      assert.ok(
        Math.abs(Math.abs(corner[0] - objects[0].matrix[12]) - (objects[0].matrix[12] < 6 ? 1.5 : 0.5)) <
          1e-12,
      );
    }
  });

  it('makes a hole of what is no path', () => {
    for (const bad of [tuple(), tuple(tuple(0, 0, 0)), tuple(tuple(1, 1, 1), tuple(1, 1, 1)), 5]) {
      const outcome = samplerOf({ lets: [draws('p', { ...along(), target: bad })] }).sample(0);
      assert.ok(isHole(outcome) && outcome.hole.code === 'out-of-range', JSON.stringify(bad));
    }
  });
});

describe('ring', () => {
  it('is uniform by arc between its azimuths, at its height', () => {
    const draw: Spatial = {
      spatial: 'ring',
      target: tuple(1, 2, 3),
      properties: { radius: 2, height: 0.5, azimuth: { low: 0, high: 1.5 } },
    };
    const angles = worldsOf(samplerOf({ lets: [draws('p', draw)] }), 4_000).map((world) => {
      const [x, y, z] = vectorAt(world, 'Scene.p');
      assert.equal(y, 2.5);
      assert.ok(Math.abs(Math.hypot(x - 1, z - 3) - 2) < 1e-12);
      return Math.atan2(x - 1, 3 - z);
    });
    assert.ok(kolmogorov(angles, (angle) => angle / 1.5) < kolmogorovLimit);
  });
});
