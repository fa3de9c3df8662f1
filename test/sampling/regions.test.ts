import assert from 'node:assert/strict';
import type { Block, Spatial } from '../../engine/plan/plan.js';
import { isHole } from '../../engine/sampling/index.js';
import {
  block,
  box,
  draws,
  object,
  plane,
  ref,
  samplerOf,
  tuple,
  vectorAt,
  worldsOf,
} from './support/plans.js';
import { corners } from './support/solids.js';
import {
  chiSquare,
  chiSquareLimit,
  kolmogorov,
  kolmogorovLimit,
  mean,
  standardErrors,
} from './support/statistics.js';

const count = 4_000;
const fits = (values: readonly number[], cdf: (x: number) => number) => {
  const distance = kolmogorov(values, cdf);
  assert.ok(distance < kolmogorovLimit, `Kolmogorov's distance ${distance}`);
};
const uniformOn = (low: number, high: number) => (x: number) =>
  Math.min(1, Math.max(0, (x - low) / (high - low)));
const region = (
  kind: Spatial['region'],
  properties: Spatial['properties'],
  target?: Spatial['target'],
): Spatial => ({ spatial: 'inside', region: kind, properties, ...(target === undefined ? {} : { target }) });

/** Points that a scene-wide variable draws. */
function points(draw: Spatial, thing?: Block, properties = {}): (readonly number[])[] {
  const elements = thing === undefined ? [] : [object('thing', thing, { properties })];
  const sampler = samplerOf({ lets: [draws('p', draw)], elements });
  return worldsOf(sampler, count).map((world) => vectorAt(world, 'Scene.p'));
}

describe('inside a sphere', () => {
  const radius = 2;
  const drawn = points(region('sphere', { radius }, tuple(1, 2, 3))).map(([x, y, z]) => [
    x - 1,
    y - 2,
    z - 3,
  ]);

  it('is uniform by volume: its mean distance is three quarters of the radius', () => {
    const distances = drawn.map((point) => Math.hypot(...point));
    assert.ok(standardErrors(distances, 0.75 * radius) < 4, `${mean(distances)}`);
    fits(
      distances.map((distance) => (distance / radius) ** 3),
      uniformOn(0, 1),
    );
  });

  it('fills the octants alike', () => {
    const octants = Array.from({ length: 8 }, () => 0);
    for (const [x, y, z] of drawn) octants[(x > 0 ? 1 : 0) + (y > 0 ? 2 : 0) + (z > 0 ? 4 : 0)] += 1;
    assert.ok(
      chiSquare(
        octants,
        Array.from(octants, () => 1 / 8),
      ) < chiSquareLimit[7],
    );
  });
});

describe('inside a cylinder', () => {
  it('is uniform by volume', () => {
    const drawn = points(region('cylinder', { radius: 2, height: 3 }));
    fits(
      drawn.map(([x, , z]) => (x * x + z * z) / 4),
      uniformOn(0, 1),
    );
    fits(
      drawn.map(([, y]) => y),
      uniformOn(-1.5, 1.5),
    );
    const quadrants = [0, 0, 0, 0];
    for (const [x, , z] of drawn) quadrants[(x > 0 ? 1 : 0) + (z > 0 ? 2 : 0)] += 1;
    assert.ok(chiSquare(quadrants, [0.25, 0.25, 0.25, 0.25]) < chiSquareLimit[3]);
  });
});

describe('inside a box', () => {
  it('is uniform along each axis, round the centre of a thing', () => {
    const drawn = points(region('box', { size: tuple(1, 2, 3) }, { element: 'thing' }), box(1, 1, 1), {
      place: { value: tuple(5, 6, 7) },
    });
    [1, 2, 3].forEach((size, axis) => {
      fits(
        drawn.map((point) => point[axis]),
        uniformOn(5 + axis - size / 2, 5 + axis + size / 2),
      );
    });
  });
});

describe('inside a polygon', () => {
  // An L: three unit squares, two on the ground along x and one beyond the first.
  const ell = tuple(tuple(0, 0), tuple(2, 0), tuple(2, 1), tuple(1, 1), tuple(1, 2), tuple(0, 2));
  const drawn = points(region('polygon', { points: ell, height: { low: 1, high: 3 } }, tuple(10, 0, 0)));

  it('is uniform by area, and by height', () => {
    const squares = [0, 0, 0];
    for (const [x, , z] of drawn) {
      assert.ok(x >= 10 && x <= 12 && z >= 0 && z <= 2 && (x <= 11 || z <= 1));
      squares[x > 11 ? 1 : z > 1 ? 2 : 0] += 1;
    }
    assert.ok(chiSquare(squares, [1 / 3, 1 / 3, 1 / 3]) < chiSquareLimit[2]);
    // The centroid of the three squares: (0.5 + 1.5 + 0.5) / 3.
    assert.ok(
      standardErrors(
        drawn.map(([x]) => x - 10),
        2.5 / 3,
      ) < 4,
    );
    assert.ok(
      standardErrors(
        drawn.map(([, , z]) => z),
        2.5 / 3,
      ) < 4,
    );
    fits(
      drawn.map(([, y]) => y),
      uniformOn(1, 3),
    );
  });

  it('may be drawn itself', () => {
    const triangle = tuple(tuple(0, 0), tuple(ref('width'), 0), tuple(0, 1));
    const sampler = samplerOf({
      lets: [
        draws('width', { dist: 'uniform', args: [1, 9] }),
        draws('p', region('polygon', { points: triangle, height: 0 })),
      ],
    });
    for (const world of worldsOf(sampler, 200)) {
      const [x, y, z] = vectorAt(world, 'Scene.p');
      assert.ok(x >= 0 && y === 0 && z >= 0 && x / (world.variables['Scene.width'] as number) + z <= 1);
    }
  });

  it('makes a hole where it crosses itself', () => {
    const bow = tuple(tuple(0, 0), tuple(1, 1), tuple(1, 0), tuple(0, 1));
    const outcome = samplerOf({ lets: [draws('p', region('polygon', { points: bow }))] }).sample(0);
    assert.ok(isHole(outcome) && outcome.hole.code === 'out-of-range');
    assert.match(outcome.hole.message, /crosses itself: side 1–2 meets side 3–4/);
    for (const ragged of [tuple(tuple(0, 0), tuple(1), tuple(1, 2)), 3, tuple(1, 2, 3)]) {
      const other = samplerOf({ lets: [draws('p', region('polygon', { points: ragged }))] }).sample(0);
      assert.ok(isHole(other) && /is no list of points/.test(other.hole.message));
    }
  });
});

describe('inside the volume of a thing', () => {
  const volume: Spatial = { spatial: 'inside', volume: true, target: { element: 'thing' }, properties: {} };

  it('is uniform within the surface, turned and scaled', () => {
    const cone = block('cone', { radius: { value: 1 }, height: { value: 2 } });
    const place = { place: { value: tuple(4, 5, 6) } };
    const upright = points(volume, cone, place).map(([, y]) => y - 4);
    // From its foot, the share above h of a cone of height 2 is the cube of what is left; its centroid is a quarter up.
    assert.ok(standardErrors(upright, 0.5) < 4, `${mean(upright)}`);
    fits(upright, (h) => 1 - (1 - h / 2) ** 3);
    const lying = points(volume, cone, { ...place, pitch: { value: Math.PI / 2 }, scale: { value: 3 } });
    assert.ok(
      standardErrors(
        lying.map(([, , z]) => z - 6 + 3),
        1.5,
      ) < 4,
    );
  });

  it('holds all of what is placed, as far as the corners of its bounds say', () => {
    const ball = block('sphere', { radius: { value: 1 } });
    const cubes = object('cubes', box(0.3, 0.3, 0.3), {
      count: { value: 4 },
      properties: { place: { draw: { ...volume, properties: { crowded: 'fewer' } } } },
    });
    let placed = 0;
    for (const world of worldsOf(samplerOf({ elements: [object('thing', ball), cubes] }), 100)) {
      for (const cube of world.objects.filter(({ element }) => element === 'cubes')) {
        placed += 1;
        for (const corner of corners(cube)) assert.ok(Math.hypot(...corner) < 1);
      }
    }
    assert.ok(placed > 300, `${placed}`);
  });

  it('has no point in what has no volume', () => {
    const outcome = samplerOf({
      lets: [draws('p', volume)],
      elements: [object('thing', plane(1, 1))],
    }).sample(0);
    assert.ok(isHole(outcome) && outcome.hole.code === 'crowded');
  });
});
