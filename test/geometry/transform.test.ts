import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  compose,
  directionFromAzimuth,
  identity,
  invertAffine,
  invertLinear,
  lookAt,
  multiply,
  multiplyQuaternions,
  quaternionFromUniforms,
  quaternionFromYawPitchRoll,
  rotationMatrix,
  transformPoint,
} from '../../engine/geometry/index.js';
import { uniforms } from './random.js';

const quarter = Math.PI / 2;

function close(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 1e-12): void {
  const message = `${Array.from(actual)} is not ${Array.from(expected)}`;
  assert.equal(actual.length, expected.length);
  for (let at = 0; at < expected.length; at += 1) {
    assert.ok(Math.abs(actual[at] - expected[at]) <= tolerance, message);
  }
}

function turn(quaternion: ArrayLike<number>, vector: readonly number[]): Float64Array {
  return transformPoint(rotationMatrix(quaternion), vector);
}

const number = fc.double({ min: -10, max: 10, noNaN: true });
const triple = fc.tuple(number, number, number);
const angles = fc.tuple(
  fc.double({ min: -7, max: 7, noNaN: true }),
  fc.double({ min: -1.5, max: 1.5, noNaN: true }),
  fc.double({ min: -7, max: 7, noNaN: true }),
);

describe('transforms', () => {
  it('scales, then turns, then moves', () => {
    // A quarter turn about +Y takes +X to -Z.
    const half = Math.sqrt(0.5);
    const matrix = compose([10, 20, 30], [0, half, 0, half], [2, 3, 4]);
    close(transformPoint(matrix, [1, 1, 1]), [10 + 4, 20 + 3, 30 - 2]);
  });

  it('inverts affine maps', () => {
    fc.assert(
      fc.property(
        triple,
        angles,
        fc.tuple(fc.double({ min: 0.1, max: 9, noNaN: true }), fc.double({ min: 0.1, max: 9, noNaN: true })),
        (position, [yaw, pitch, roll], [a, b]) => {
          const matrix = compose(position, quaternionFromYawPitchRoll(yaw, pitch, roll), [a, b, 1]);
          close(multiply(matrix, invertAffine(matrix)), identity());
          const own = Float64Array.from(matrix);
          close(multiply(own, invertAffine(matrix), own), identity());
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });

  it('refuses to invert a flat map', () => {
    assert.throws(() => invertLinear([1, 0, 0, 0, 0, 0, 0, 0, 1]), RangeError);
  });
});

describe('rotations', () => {
  it('turns by yaw counter-clockwise seen from above', () => {
    close(turn(quaternionFromYawPitchRoll(quarter, 0, 0), [0, 0, -1]), [-1, 0, 0]);
  });
  it('lifts -Z by a positive pitch', () => {
    close(turn(quaternionFromYawPitchRoll(0, quarter / 3, 0), [0, 0, -1]), [0, 0.5, -Math.sqrt(0.75)]);
  });
  it('turns X towards Y by a positive roll', () => {
    close(turn(quaternionFromYawPitchRoll(0, 0, quarter), [1, 0, 0]), [0, 1, 0]);
  });

  it('is yaw, then pitch, then roll about the turned axes', () => {
    fc.assert(
      fc.property(angles, ([yaw, pitch, roll]) => {
        const about = (x: number, y: number, z: number, angle: number) => [
          x * Math.sin(angle / 2),
          y * Math.sin(angle / 2),
          z * Math.sin(angle / 2),
          Math.cos(angle / 2),
        ];
        const expected = multiplyQuaternions(
          multiplyQuaternions(about(0, 1, 0, yaw), about(1, 0, 0, pitch)),
          about(0, 0, 1, roll),
        );
        close(quaternionFromYawPitchRoll(yaw, pitch, roll), expected);
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it('multiplies quaternions as their matrices', () => {
    fc.assert(
      fc.property(angles, angles, (first, second) => {
        const a = quaternionFromYawPitchRoll(...first);
        const b = quaternionFromYawPitchRoll(...second);
        close(rotationMatrix(multiplyQuaternions(a, b)), multiply(rotationMatrix(a), rotationMatrix(b)));
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it('counts azimuth from -Z, clockwise from above', () => {
    close(directionFromAzimuth(0, 0), [0, 0, -1]);
    close(directionFromAzimuth(quarter, 0), [1, 0, 0]);
    close(directionFromAzimuth(2 * quarter, 0), [0, 0, 1]);
    close(directionFromAzimuth(3 * quarter, 0), [-1, 0, 0]);
    close(directionFromAzimuth(1, quarter), [0, 1, 0]);
    close(directionFromAzimuth(0, quarter / 3), [0, 0.5, -Math.sqrt(0.75)]);
  });

  it('makes uniform rotations', () => {
    const random = uniforms(4);
    const samples = 20000;
    const mean = new Float64Array(9);
    let trace = 0;
    for (let sample = 0; sample < samples; sample += 1) {
      const q = quaternionFromUniforms(random(), random(), random());
      assert.ok(Math.abs(Math.hypot(...q) - 1) < 1e-12);
      const m = rotationMatrix(q);
      [0, 1, 2, 4, 5, 6, 8, 9, 10].forEach((at, entry) => {
        mean[entry] += m[at] / samples;
      });
      trace += (m[0] + m[5] + m[10]) ** 2 / samples;
    }
    // Under Haar measure entries have mean 0 and variance 1/3, and the squared trace has mean 1.
    for (const entry of mean) assert.ok(Math.abs(entry) < 5 * Math.sqrt(1 / 3 / samples));
    assert.ok(Math.abs(trace - 1) < 0.06, String(trace));
  });
});

describe('lookAt', () => {
  it('agrees with azimuth and elevation as yaw and pitch', () => {
    fc.assert(
      fc.property(
        triple,
        fc.double({ min: -3.1, max: 3.1, noNaN: true }),
        fc.double({ min: -1.5, max: 1.5, noNaN: true }),
        (from, azimuth, elevation) => {
          const direction = directionFromAzimuth(azimuth, elevation);
          const to = from.map((value, axis) => value + 5 * direction[axis]);
          const looking = rotationMatrix(lookAt(from, to));
          close(looking, rotationMatrix(quaternionFromYawPitchRoll(-azimuth, elevation, 0)), 1e-9);
        },
      ),
      { seed: 5, numRuns: 500 },
    );
  });

  const cases = [
    { name: 'ahead', to: [0, 0, -1], right: [1, 0, 0], up: [0, 1, 0] },
    { name: 'to the east', to: [1, 0, 0], right: [0, 0, 1], up: [0, 1, 0] },
    { name: 'back', to: [0, 0, 1], right: [-1, 0, 0], up: [0, 1, 0] },
    { name: 'to the west', to: [-1, 0, 0], right: [0, 0, -1], up: [0, 1, 0] },
    { name: 'straight down, with north up', to: [0, -1, 0], right: [1, 0, 0], up: [0, 0, -1] },
    { name: 'straight up', to: [0, 1, 0], right: [1, 0, 0], up: [0, 0, 1] },
    { name: 'nowhere', to: [0, 0, 0], right: [1, 0, 0], up: [0, 1, 0] },
  ];
  for (const { name, to, right, up } of cases) {
    it(`looks ${name}`, () => {
      const q = lookAt([0, 0, 0], to);
      close(turn(q, [1, 0, 0]), right);
      close(turn(q, [0, 1, 0]), up);
      if (name !== 'nowhere') close(turn(q, [0, 0, -1]), to);
    });
  }
});
