import assert from 'node:assert/strict';
import type { Expression, Spatial } from '../../engine/plan/plan.js';
import { isHole } from '../../engine/sampling/index.js';
import { box, object, op, plane, samplerOf, spatial, tuple, worldsOf } from './support/plans.js';
import { kolmogorov, kolmogorovLimit } from './support/statistics.js';

const table = object('table', plane(2, 2), { properties: { place: { value: tuple(0, 1, 0) } } });
const place: Expression = op(
  'grid',
  { index: 'instance' },
  { output: 'center', of: { element: 'table' } },
  3,
  2,
  tuple(0.5, 0.4),
);

describe('grid', () => {
  it('lays things out by their numbers, on their lowest points', () => {
    const cups = object('cups', box(0.1, 0.1, 0.1), {
      count: { value: 6 },
      properties: { place: { value: place } },
    });
    const [world] = worldsOf(samplerOf({ elements: [table, cups] }), 1);
    const places = world.objects.slice(1).map(({ matrix }) => [...matrix.slice(12, 15)]);
    const expected = [-0.2, 0.2].flatMap((z) => [-0.5, 0, 0.5].map((x) => [x, 1.05, z]));
    assert.deepEqual(places, expected);
  });

  it('moves each by its jitter, uniform on a square, and leaves its neighbours', () => {
    const draw: Spatial = { spatial: 'grid', target: place, properties: { jitter: 0.1 } };
    const cups = (count: number) =>
      object('cups', box(0.1, 0.1, 0.1), { count: { value: count }, properties: { place: { draw } } });
    const worlds = worldsOf(samplerOf({ elements: [table, cups(6)] }), 1_000);
    const moved = worlds.flatMap(({ objects }) =>
      objects.slice(1).map(({ matrix }, index) => {
        assert.equal(matrix[13], 1.05);
        return [matrix[12] - ((index % 3) - 1) / 2, matrix[14] - (index < 3 ? -0.2 : 0.2)];
      }),
    );
    for (const axis of [0, 1]) {
      const distances = moved.map((each) => each[axis]);
      assert.ok(kolmogorov(distances, (x) => Math.min(1, Math.max(0, (x + 0.1) / 0.2))) < kolmogorovLimit);
    }
    const fewer = worldsOf(samplerOf({ elements: [table, cups(4)] }), 20);
    fewer.forEach(({ objects }, at) => {
      assert.deepEqual(
        objects.map(({ matrix }) => matrix),
        worlds[at].objects.slice(0, 5).map(({ matrix }) => matrix),
      );
    });
  });

  it('has no place for more: a hole', () => {
    const cups = object('cups', box(0.1, 0.1, 0.1), {
      count: { value: 7 },
      properties: { place: { value: place } },
    });
    const outcome = samplerOf({ elements: [table, cups] }).sample(0);
    assert.ok(isHole(outcome));
    assert.match(outcome.hole.message, /no place for number 6: there are 6/);
  });
});

describe('spacing', () => {
  const dots = (properties: Spatial['properties'], count = 60) =>
    object('dots', box(0.001, 0.001, 0.001), {
      count: { value: count },
      properties: { place: { draw: spatial('on', { element: 'table' }, properties) } },
    });
  const centres = (sampler: ReturnType<typeof samplerOf>) =>
    worldsOf(sampler, 10).map(({ objects }) =>
      objects.filter(({ element }) => element === 'dots').map(({ matrix }) => [matrix[12], matrix[14]]),
    );
  const least = (points: readonly (readonly number[])[]) =>
    Math.min(
      ...points.flatMap(([x, z], at) => points.slice(at + 1).map(([a, b]) => Math.hypot(x - a, z - b))),
    );

  it('keeps the centres of the instances apart', () => {
    const free = centres(samplerOf({ elements: [table, dots({ crowded: 'fewer' })] }));
    const spaced = centres(samplerOf({ elements: [table, dots({ crowded: 'fewer', spacing: 0.2 })] }));
    for (const points of free) assert.ok(least(points) < 0.2);
    for (const points of spaced) assert.ok(points.length > 30 && least(points) >= 0.2);
  });

  it('fills a square as random sequential adsorption does', () => {
    // Disks of radius 0.1 whose centres are in 2 m x 2 m jam at 54.7 % of the area (Feder 1980, and many since), here of
    // the square with half a disk more on each side; with finitely many trials they stay a little below.
    const full = centres(
      samplerOf({ elements: [table, dots({ crowded: 'fewer', spacing: 0.2, candidates: 400 }, 100)] }),
    );
    for (const points of full) {
      const share = (points.length * Math.PI * 0.01) / (2.2 * 2.2);
      assert.ok(share > 0.44 && share < 0.58, `${share}`);
    }
  });

  it('minds the instances of its own element only', () => {
    const others = object('others', box(0.001, 0.001, 0.001), {
      count: { value: 40 },
      properties: { place: { draw: spatial('on', { element: 'table' }) } },
    });
    const alone = centres(samplerOf({ elements: [table, dots({ spacing: 0.2, crowded: 'fewer' })] }));
    const among = centres(samplerOf({ elements: [table, others, dots({ spacing: 0.2, crowded: 'fewer' })] }));
    assert.deepEqual(among, alone);
  });
});
