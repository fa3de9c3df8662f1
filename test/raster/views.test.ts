import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import { compose, lookAt } from '../../engine/geometry/index.js';
import { createRasterizer, maximumPixels, RasterError, viewOf } from '../../engine/raster/index.js';
import type { SampledDevice } from '../../engine/sampling/index.js';
import { card, object, surfaceOf, viewAt } from './support/worlds.js';

function camera(from: readonly number[], to: readonly number[], properties = {}): SampledDevice {
  return {
    address: 'S.main',
    element: 'main',
    type: 'pinhole',
    matrix: [...compose(from, lookAt(from, to), [1, 1, 1])],
    attributes: {},
    properties: { resolution: [640, 480], fov: Math.PI / 2, ...properties },
  };
}

function project(device: SampledDevice, [x, y, z]: readonly number[]): number[] {
  const { fx, fy, cx, cy, worldToCamera: m } = viewOf(device);
  const [a, b, c] = [0, 1, 2].map((row) => m[row] * x + m[4 + row] * y + m[8 + row] * z + m[12 + row]);
  return [(fx * a) / c + cx, (fy * b) / c + cy, c];
}

function near(actual: readonly number[], expected: readonly number[]): void {
  for (const [index, value] of expected.entries()) ok(Math.abs(actual[index] - value) < 1e-9, `${actual}`);
}

const code = (expected: string) => (error: unknown) =>
  error instanceof RasterError && error.code === expected;

describe('The view of a camera', () => {
  it('has the horizontal field of view, square pixels, and the middle in the middle', () => {
    const { fx, fy, cx, cy, width, height } = viewOf(camera([0, 0, 0], [0, 0, -1]));
    near([fx, fy, cx, cy, width, height], [320, 320, 320, 240, 640, 480]);
  });

  it('looks along its own −z with y up', () => {
    const device = camera([0, 1, 3], [0, 1, 0]);
    near(project(device, [0, 1, 0]), [320, 240, 3]);
    // One metre to the right, and one up: up is less y.
    near(project(device, [1, 1, 1]), [480, 240, 2]);
    near(project(device, [0, 2, 1]), [320, 80, 2]);
  });

  it('has what it looks at in the middle, from anywhere', () => {
    for (const from of [
      [1, 2, 3],
      [-4, 0.1, 2],
      [0, 5, 0],
    ]) {
      near(project(camera(from, [0.2, 0.3, -0.4]), [0.2, 0.3, -0.4]).slice(0, 2), [320, 240]);
    }
  });

  it('is refused for other cameras and impossible ones', () => {
    throws(() => viewOf({ ...camera([0, 0, 1], [0, 0, 0]), type: 'fisheye' }), code('raster/unknown-camera'));
    for (const properties of [
      { fov: Math.PI },
      { fov: Number.NaN },
      { resolution: [640] },
      { resolution: [0.5, 3] },
    ]) {
      throws(() => viewOf(camera([0, 0, 1], [0, 0, 0], properties)), code('raster/invalid-camera'));
    }
  });
});

describe('The rasteriser', () => {
  const view = viewAt([32, 24], 30);
  const rasterizer = createRasterizer({ width: 32, height: 24, subpixels: true });

  it('refuses too large images, other sizes, and ids that are none or are there twice', () => {
    const size = { width: 16384, height: 16384, subpixels: false };
    ok(size.width * size.height > maximumPixels);
    throws(() => createRasterizer(size), code('raster/too-large'));
    throws(() => rasterizer.draw({ ...view, width: 33 }, []), code('raster/wrong-size'));
    for (const id of [0, -1, 1.5, Number.NaN, 2 ** 32]) {
      throws(() => rasterizer.draw(view, [object(id, card(1, 1))]), code('raster/invalid-id'));
    }
    throws(
      () => rasterizer.draw(view, [object(4, card(1, 1)), object(4, card(2, 2))]),
      code('raster/invalid-id'),
    );
  });

  it('keeps the full range of ids', () => {
    const { ids } = rasterizer.draw(view, [object(0xffffffff, card(9, 9), [0, 0, 1])]);
    ok(ids.every((id) => id === 0xffffffff));
  });

  it('draws what is left of shapes with impossible numbers', () => {
    const wild = [Number.NaN, Number.POSITIVE_INFINITY, 1e308, -1e308, 1e-320, 0, 1];
    const positions = Array.from({ length: 90 }, (_, index) => wild[(index * 5 + Math.floor(index / 7)) % 7]);
    const surface = surfaceOf(
      positions,
      Array.from({ length: 30 }, (_, index) => index),
    );
    for (const near of [0.01, 1e-300]) {
      const truth = rasterizer.draw({ ...view, near }, [
        { ...object(1, surface), doubleSided: true },
        object(2, card(9, 9), [0, 0, 1], [1e200, 1e200, 0]),
        object(3, card(9, 9), [0, 0, 5], [0, 0, 0]),
      ]);
      equal(truth.ids.length, 32 * 24);
      ok(truth.coverage.get(3)!.whole === 0);
    }
    deepEqual(rasterizer.draw(view, []).coverage, new Map());
  });

  it('gives a truth that no later draw changes', () => {
    const first = rasterizer.draw(view, [object(1, card(9, 9), [0, 0, 1])]);
    const kept = structuredClone(first);
    rasterizer.draw(view, [object(2, card(0.5, 0.5), [0, 0, 2])]);
    deepEqual(first, kept);
  });

  it('gives what has no normals the triangle’s own', () => {
    const bare = { ...card(9, 9), normals: new Float32Array(12) };
    const { normals } = rasterizer.draw(view, [object(1, bare, [0, 0, 1])]);
    deepEqual([...normals.subarray(0, 3)].map(Math.round), [0, 0, -1]);
  });
});
