import assert from 'node:assert/strict';
import { buildBvh, castRay, type Mesh, primitiveMesh, transformPoint } from '../../engine/geometry/index.js';
import type { Block, Spatial } from '../../engine/plan/plan.js';
import {
  block,
  box,
  draws,
  element,
  object,
  plane,
  samplerOf,
  spatial,
  tuple,
  vectorAt,
  worldsOf,
} from './support/plans.js';
import { kolmogorov, kolmogorovLimit, mean, standardErrors } from './support/statistics.js';

const count = 8_000;
const near = (actual: number, expected: number, tolerance = 1e-9) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);
const uniformOn = (low: number, high: number) => (x: number) =>
  Math.min(1, Math.max(0, (x - low) / (high - low)));
const fits = (values: readonly number[], cdf: (x: number) => number) => {
  const distance = kolmogorov(values, cdf);
  assert.ok(distance < kolmogorovLimit, `Kolmogorov's distance ${distance}`);
};

/** Points that a scene-wide variable draws beside a thing. */
function points(draw: Spatial, thing?: Block, properties = {}): (readonly number[])[] {
  const elements = thing === undefined ? [] : [object('thing', thing, { properties })];
  return worldsOf(samplerOf({ lets: [draws('p', draw)], elements }), count).map((world) =>
    vectorAt(world, 'Scene.p'),
  );
}

describe('shell', () => {
  const centre = [1, 2, 3];
  const drawn = points(
    spatial('shell', tuple(...centre), {
      radius: { low: 1, high: 3 },
      elevation: { low: -0.3, high: 1.2 },
      azimuth: { low: 0.5, high: 2.5 },
    }),
  ).map((point) => point.map((value, axis) => value - centre[axis]));

  it('is uniform by volume in its sector', () => {
    fits(
      drawn.map(([x, y, z]) => Math.hypot(x, y, z) ** 3),
      uniformOn(1, 27),
    );
    fits(
      drawn.map(([x, y, z]) => y / Math.hypot(x, y, z)),
      uniformOn(Math.sin(-0.3), Math.sin(1.2)),
    );
    fits(
      drawn.map(([x, , z]) => (Math.atan2(x, -z) + 2 * Math.PI) % (2 * Math.PI)),
      uniformOn(0.5, 2.5),
    );
  });

  it('can be a sphere', () => {
    for (const point of points(spatial('shell', undefined, { radius: 2 })).slice(0, 100))
      near(Math.hypot(...point), 2);
  });

  it('goes round the centre of a thing', () => {
    const drawnRound = points(spatial('shell', { element: 'thing' }, { radius: 0 }), box(1, 2, 3), {
      place: { value: tuple(4, 5, 6) },
    });
    assert.deepEqual(drawnRound[0], [4, 5, 6]);
  });
});

describe('disk', () => {
  it('is uniform by area and level', () => {
    const drawn = points(spatial('disk', tuple(0, 4, 0), { radius: 3 }));
    assert.ok(drawn.every(([, y]) => y === 4));
    fits(
      drawn.map(([x, , z]) => x * x + z * z),
      uniformOn(0, 9),
    );
    fits(
      drawn.map(([x, , z]) => Math.atan2(x, z)),
      uniformOn(-Math.PI, Math.PI),
    );
  });
});

describe('gaussian', () => {
  it('has three independent normals', () => {
    const drawn = points(spatial('gaussian', undefined, { center: tuple(1, 2, 3), deviation: 0.5 }));
    const normalCdf = (x: number) => 0.5 * (1 + Math.sign(x) * erf(Math.abs(x) / Math.SQRT2));
    for (const axis of [0, 1, 2])
      fits(
        drawn.map((point) => (point[axis] - axis - 1) / 0.5),
        normalCdf,
      );
    assert.ok(
      standardErrors(
        drawn.map(([x, y]) => (x - 1) * (y - 2)),
        0,
      ) < 4,
    );
    assert.ok(
      standardErrors(
        drawn.map(([, y, z]) => (y - 2) * (z - 3)),
        0,
      ) < 4,
    );
  });
});

describe('inside', () => {
  it('is uniform in the bounds of a thing, turned as it is', () => {
    const turned = { place: { value: tuple(5, 1, 0) }, yaw: { value: Math.PI / 6 } };
    const drawn = points(spatial('inside', { element: 'thing' }), box(2, 4, 6), turned).map(([x, y, z]) => {
      const [dx, dz] = [x - 5, z];
      // Counter-clockwise from above by yaw: x turns towards -z.
      const [cosine, sine] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
      return [dx * cosine - dz * sine, y - 1, dx * sine + dz * cosine];
    });
    [2, 4, 6].forEach((size, axis) => {
      fits(
        drawn.map((point) => point[axis]),
        uniformOn(-size / 2, size / 2),
      );
    });
  });
});

describe('on', () => {
  it('is uniform on a plane', () => {
    const drawn = points(spatial('on', { element: 'thing' }), plane(4, 2));
    assert.ok(drawn.every(([, y]) => y === 0));
    fits(
      drawn.map(([x]) => x),
      uniformOn(-2, 2),
    );
    fits(
      drawn.map(([, , z]) => z),
      uniformOn(-1, 1),
    );
    assert.ok(
      standardErrors(
        drawn.map(([x, , z]) => x * z),
        0,
      ) < 4,
    );
  });

  it('is on the top of a box, and of a tilted plane by area seen from above', () => {
    const top = points(spatial('on', { element: 'thing' }), box(4, 2, 2), {
      place: { value: tuple(0, 3, 0) },
    });
    assert.ok(top.every(([, y]) => y === 4));
    const tilted = points(spatial('on', { element: 'thing' }), plane(4, 2), { pitch: { value: 0.4 } });
    for (const [, y, z] of tilted) near(y, -Math.tan(0.4) * z);
    fits(
      tilted.map(([, , z]) => z),
      uniformOn(-Math.cos(0.4), Math.cos(0.4)),
    );
  });

  it('takes no slope steeper than the one that is allowed', () => {
    const ball = block('sphere', { radius: { value: 1 } });
    const least = (slope?: number) =>
      Math.min(
        ...points(spatial('on', { element: 'thing' }, slope === undefined ? {} : { slope }), ball).map(
          ([, y]) => y,
        ),
      );
    // The facets of a tessellated sphere are 180/32 degrees high.
    near(least(), Math.cos(Math.PI / 6), 0.06);
    near(least(1), Math.cos(1), 0.1);
  });

  it('is met first from above', () => {
    const ring = { radius: 1, tube: 0.4 };
    const torus = block('torus', { radius: { value: ring.radius }, tube: { value: ring.tube } });
    const drawn = points(spatial('on', { element: 'thing' }, { slope: 1.5 }), torus, {
      roll: { value: 1.2 },
    }).slice(0, 500);
    const mesh = primitiveMesh('torus', ring);
    const turned: Mesh = { ...mesh, positions: turnedPositions(mesh.positions, 1.2) };
    const bvh = buildBvh({ ...turned, bounds: { min: [-2, -2, -2], max: [2, 2, 2] } });
    for (const [x, y, z] of drawn) {
      const hit = castRay(bvh, [x, 10, z], [0, -1, 0], 20);
      near(10 - (hit?.distance ?? Number.NaN), y, 1e-9);
    }
  });

  it('takes any side by area with .surface', () => {
    const drawn = points({ ...spatial('on', { element: 'thing' }), surface: true }, box(1, 2, 3));
    const faces = [1, 2, 3].map(
      (size, axis) => drawn.filter((point) => Math.abs(Math.abs(point[axis]) - size / 2) < 1e-12).length,
    );
    const areas = [12, 6, 4];
    faces.forEach((number, axis) => {
      near(number / count, areas[axis] / 22, 0.025);
    });
  });
});

describe('above', () => {
  it('is over the surface, by a height that is uniform', () => {
    const drawn = points(
      spatial('above', { element: 'thing' }, { height: { low: 0.2, high: 0.6 } }),
      plane(4, 2),
      {
        place: { value: tuple(0, 1, 0) },
      },
    );
    fits(
      drawn.map(([, y]) => y - 1),
      uniformOn(0.2, 0.6),
    );
    fits(
      drawn.map(([x]) => x),
      uniformOn(-2, 2),
    );
  });
});

describe('uniformRotation', () => {
  it('turns every direction into every other as often', () => {
    const drawn = points(spatial('uniformRotation', undefined));
    for (const quaternion of drawn.slice(0, 100)) near(Math.hypot(...quaternion), 1);
    // The angle's density is (1 - cos t) / pi; the image of +X is uniform on the sphere, so its height on (-1, 1).
    fits(
      drawn.map(([, , , w]) => 2 * Math.acos(Math.min(1, Math.abs(w)))),
      (t) => (t - Math.sin(t)) / Math.PI,
    );
    fits(
      drawn.map(([x, y, z, w]) => 2 * (x * y + w * z)),
      uniformOn(-1, 1),
    );
    assert.ok(Math.abs(mean(drawn.map(([x]) => x))) < 0.03);
  });
});

describe('directions', () => {
  it('the sun shines from its azimuth, clockwise from -Z, and its elevation', () => {
    const sun = element('light', 'sun', {
      type: 'directional',
      properties: { azimuth: { value: Math.PI / 2 }, elevation: { value: 0.5 } },
    });
    const [world] = worldsOf(samplerOf({ elements: [sun] }), 1);
    const ray = transformPoint(world.lights[0].matrix, [0, 0, -1]);
    [-Math.cos(0.5), -Math.sin(0.5), 0].forEach((value, axis) => {
      near(ray[axis], value);
    });
  });

  it('a camera looks at its target, with +Y up in its image', () => {
    const camera = element('camera', 'main', {
      type: 'pinhole',
      properties: { place: { value: tuple(3, 2, 1) }, lookAt: { value: { element: 'thing' } } },
    });
    const [world] = worldsOf(
      samplerOf({
        elements: [
          object('thing', box(1, 1, 1), { properties: { place: { value: tuple(0, 5, -4) } } }),
          camera,
        ],
      }),
      1,
    );
    const { matrix } = world.cameras[0];
    const distance = Math.hypot(3, 3, 5);
    const seen = transformPoint(matrix, [0, 0, -distance]);
    [0, 5, -4].forEach((value, axis) => {
      near(seen[axis], value);
    });
    near(matrix[1], 0);
    assert.ok(matrix[5] > 0);
  });
});

function turnedPositions(positions: Float64Array, roll: number): Float64Array {
  const [cosine, sine] = [Math.cos(roll), Math.sin(roll)];
  const turned = Float64Array.from(positions);
  for (let at = 0; at < positions.length; at += 3) {
    turned[at] = cosine * positions[at] - sine * positions[at + 1];
    turned[at + 1] = sine * positions[at] + cosine * positions[at + 1];
  }
  return turned;
}

/** Abramowitz and Stegun 7.1.26: within 1.5e-7. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * x);
  const series =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return 1 - series * Math.exp(-x * x);
}
