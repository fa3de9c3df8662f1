import assert from 'node:assert/strict';
import { viewOf } from '../../engine/raster/index.js';
import type { Sample, SampledDevice, SampledObject } from '../../engine/sampling/index.js';
import { freeCamera, viewpointOf } from '../../preview/orbit/free-camera.js';
import {
  matrixOf,
  nearer,
  orbited,
  overview,
  panned,
  through,
  type Viewpoint,
  viewpointFrom,
} from '../../preview/orbit/viewpoint.js';

const view: Viewpoint = { target: [1, 2, 3], azimuth: 0.7, elevation: 0.4, distance: 5, fov: 1 };

function near(actual: readonly number[], expected: readonly number[], tolerance = 1e-9): void {
  assert.equal(actual.length, expected.length);
  actual.forEach((each, at) => {
    assert.ok(Math.abs(each - expected[at]!) <= tolerance, `${actual} is not ${expected}`);
  });
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, each, at) => sum + each * b[at]!, 0);
}

function column(matrix: readonly number[], at: number): readonly number[] {
  return matrix.slice(4 * at, 4 * at + 3);
}

/** Where a camera sees a point: pixels from the top left corner, and metres along its axis. */
function seen(camera: SampledDevice, point: readonly number[]): readonly [x: number, y: number, z: number] {
  const { worldToCamera: m, fx, fy, cx, cy } = viewOf(camera);
  const [x, y, z] = [0, 1, 2].map(
    (row) => m[row]! * point[0]! + m[4 + row]! * point[1]! + m[8 + row]! * point[2]! + m[12 + row]!,
  ) as [number, number, number];
  return [(fx * x) / z + cx, (fy * y) / z + cy, z];
}

const none: Sample = {
  index: 0,
  split: 'all',
  variables: {},
  objects: [],
  lights: [],
  cameras: [],
  cells: [],
};

describe('a free camera', () => {
  it('stands where its angles say, looking at its target', () => {
    // Azimuth 0 is north, -Z, and a quarter turn is east, +X.
    near(column(matrixOf({ ...view, azimuth: 0, elevation: 0 }), 3), [1, 2, -2]);
    near(column(matrixOf({ ...view, azimuth: Math.PI / 2, elevation: 0 }), 3), [6, 2, 3]);
    near(column(matrixOf({ ...view, azimuth: 0, elevation: Math.PI / 6 }), 3), [
      1,
      4.5,
      3 - 5 * Math.cos(Math.PI / 6),
    ]);
    const [x, y, z] = seen(freeCamera(none, view), view.target);
    near([x, y, z], [320, 240, 5]);
  });

  it('is rigid, right-handed and level', () => {
    for (const azimuth of [0, 1, 2, 4, 6])
      for (const elevation of [-1.5, -0.5, 0, 1, 1.5]) {
        const matrix = matrixOf({ ...view, azimuth, elevation });
        const [x, y, z] = [0, 1, 2].map((at) => column(matrix, at)) as [number[], number[], number[]];
        near([dot(x, x), dot(y, y), dot(z, z), dot(x, y), dot(y, z), dot(z, x)], [1, 1, 1, 0, 0, 0]);
        near(
          [x[1]! * y[2]! - x[2]! * y[1]!, x[2]! * y[0]! - x[0]! * y[2]!, x[0]! * y[1]! - x[1]! * y[0]!],
          z,
        );
        assert.equal(x[1], 0);
        assert.ok(y[1]! > 0);
      }
  });

  it('turns about its target, never over the top', () => {
    let turned = orbited(view, 7, 9);
    assert.deepEqual([turned.target, turned.distance], [view.target, 5]);
    assert.ok(turned.elevation < Math.PI / 2 && turned.azimuth >= 0 && turned.azimuth < 2 * Math.PI);
    for (let step = 0; step < 100; step += 1) turned = orbited(turned, 0, -1);
    assert.ok(turned.elevation > -Math.PI / 2);
    near([orbited(orbited(view, 2.5, 0.1), -2.5, -0.1)].flatMap(matrixOf), matrixOf(view));
  });

  it('comes near by shares of the distance, and never through the target', () => {
    assert.equal(nearer(view, 2).distance, 2.5);
    assert.ok(nearer(view, 1e9).distance > 0);
    assert.ok(Number.isFinite(nearer(view, 1e-300).distance));
  });

  it('pans so that what was grasped stays under the pointer', () => {
    const before = seen(freeCamera(none, view), view.target);
    const after = seen(freeCamera(none, panned(view, -0.25, 0.1)), view.target);
    // A quarter of 640 pixels to the right, a tenth down.
    near([after[0] - before[0], after[1] - before[1], after[2] - before[2]], [160, 64, 0], 1e-6);
  });

  it('looks through another camera', () => {
    near(matrixOf(through(matrixOf(view), 1, 5)), matrixOf(view));
    near(through(matrixOf(view), 1, 5).target, view.target);
    for (const elevation of [-Math.PI / 2, Math.PI / 2]) {
      // Straight down or up: the top of the picture stays where it was.
      const [x, y, z] = [
        [-Math.cos(0.7), 0, -Math.sin(0.7)],
        [-Math.sin(0.7) * Math.sin(elevation), 0, Math.cos(0.7) * Math.sin(elevation)],
        [0, Math.sin(elevation), 0],
      ] as const;
      const matrix = [...x, 0, ...y, 0, ...z, 0, 0, 3 * z[1], 0, 1];
      near([through(matrix, 1, 3).azimuth], [0.7]);
      near(column(matrixOf(through(matrix, 1, 3)), 0), x, 1e-9);
    }
  });

  it('sees all that it is to see', () => {
    const wide = overview([0, 1, 0], 2);
    const camera = freeCamera(none, wide);
    for (const point of [
      [2, 1, 0],
      [-2, 1, 0],
      [0, 3, 0],
      [0, -1, 0],
      [0, 1, 2],
      [0, 1, -2],
    ]) {
      const [x, , z] = seen(camera, point);
      assert.ok(z > 0 && x > 0 && x < 640, `${point}`);
    }
  });

  it('has the image of the first camera of a sample, and finds its place', () => {
    const main: SampledDevice = {
      address: 'S.main',
      element: 'main',
      type: 'pinhole',
      matrix: matrixOf(view),
      attributes: {},
      properties: { resolution: [200, 100], fov: 1, exposure: 2, noise: { type: 'sensor', properties: {} } },
    };
    const thing = {
      class: 'ball',
      matrix: [2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0, 1, 2, 3, 1],
      bounds: { min: [-0.5, -0.5, -0.5], max: [0.5, 0.5, 0.5] },
    } as unknown as SampledObject;
    const sample = { ...none, cameras: [main], objects: [thing] };
    const found = viewpointOf(sample, 'S.main');
    near([...matrixOf(found), found.distance], [...matrixOf(view), 5]);
    assert.deepEqual(freeCamera(sample, found).properties, { resolution: [200, 100], fov: 1, exposure: 2 });
    near(viewpointOf(sample, null).target, [1, 2, 3]);
    near(viewpointOf(sample, 'gone').target, [1, 2, 3]);
  });

  it('is kept as it was, and anything else is none', () => {
    const kept = viewpointFrom(JSON.parse(JSON.stringify(view)));
    assert.deepEqual(kept, view);
    for (const wrong of [
      null,
      3,
      {},
      { ...view, fov: 0 },
      { ...view, target: [1, 2] },
      { ...view, distance: 'far' },
    ])
      assert.equal(viewpointFrom(wrong), null);
    assert.ok(viewpointFrom({ ...view, distance: -3, elevation: 9 })!.distance > 0);
  });
});
