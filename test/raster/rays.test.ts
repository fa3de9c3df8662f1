import { deepEqual, equal, ok } from 'node:assert/strict';
import { primitiveSurface } from '../../engine/geometry/index.js';
import { createRasterizer, subpixelOffsets, type Truth } from '../../engine/raster/index.js';
import { between, randomQuaternion, uniforms } from '../geometry/random.js';
import { dot, rayCaster } from './support/rays.js';
import { object, randomObjects, viewAt } from './support/worlds.js';

const width = 96;
const height = 72;

function signedBytes(packed: number): number[] {
  return [0, 8, 16].map((shift) => ((packed >>> shift) << 24) >> 24);
}

describe('The rasteriser against cast rays', () => {
  const random = uniforms(2);
  const rasterizer = createRasterizer({ width, height, subpixels: true });
  const worlds = Array.from({ length: 6 }, (_, world) => {
    const objects = randomObjects(random, 14);
    const view = viewAt([width, height], 70, [0, 0, 0], world === 0 ? undefined : turnedALittle());
    return { objects, view, cast: rayCaster(view, objects), truth: rasterizer.draw(view, objects) };
  });

  function turnedALittle(): number[] {
    const q = [between(random, -0.1, 0.1), between(random, -0.1, 0.1), random(), 1];
    return q.map((component) => component / Math.hypot(...q));
  }

  it('sees the same object, depth and normal in every pixel', () => {
    let seen = 0;
    for (const { cast, truth } of worlds) {
      for (let pixel = 0; pixel < width * height; pixel += 1) {
        const met = cast((pixel % width) + 0.5, Math.floor(pixel / width) + 0.5);
        equal(truth.ids[pixel], met?.id ?? 0, `pixel ${pixel}`);
        const normal = truth.normals.subarray(pixel * 3, pixel * 3 + 3);
        if (met === null) {
          equal(truth.depth[pixel], 0);
          deepEqual([...normal], [0, 0, 0]);
          continue;
        }
        seen += 1;
        ok(Math.abs(truth.depth[pixel] / met.depth - 1) < 1e-7, `depth of pixel ${pixel}`);
        ok(dot(normal, met.normal) > 1 - 1e-6, `normal of pixel ${pixel}: ${normal}, ${met.normal}`);
      }
    }
    ok(seen > 9_000, `${seen} pixels`);
  });

  it('sees the same at the four samples of every pixel', () => {
    for (const { cast, truth } of worlds.slice(0, 3)) {
      const { ids, depth, normals } = truth.subpixels!;
      for (let pixel = 0; pixel < width * height; pixel += 1) {
        for (const [sample, [x, y]] of subpixelOffsets.entries()) {
          const met = cast((pixel % width) + x, Math.floor(pixel / width) + y);
          const at = pixel * 4 + sample;
          equal(ids[at], met?.id ?? 0, `sample ${at}`);
          if (met === null) continue;
          ok(Math.abs(depth[at] / met.depth - 1) < 1e-7, `depth of sample ${at}`);
          for (const [axis, byte] of signedBytes(normals[at]).entries()) {
            ok(Math.abs(byte - met.flat[axis] * 127) < 0.501, `normal of sample ${at}`);
          }
        }
      }
    }
  });

  it('counts what each object covers as if it were drawn alone in a larger image', () => {
    const { objects, view, truth } = worlds[1];
    const larger = createRasterizer({ width: 3 * width, height: 3 * height, subpixels: false });
    const wide = {
      ...view,
      width: 3 * width,
      height: 3 * height,
      cx: view.cx + width,
      cy: view.cy + height,
    };
    let truncated = 0;
    for (const each of objects) {
      const alone = rasterizer.draw(view, [each]).coverage.get(each.id)!;
      const { whole, box, ...here } = truth.coverage.get(each.id)!;
      equal(here.alone, alone.visible);
      const { visible, box: wideBox } = larger.draw(wide, [each]).coverage.get(each.id)!;
      equal(whole, visible);
      const moved = wideBox && {
        left: wideBox.left - width,
        top: wideBox.top - height,
        right: wideBox.right - width,
        bottom: wideBox.bottom - height,
      };
      deepEqual(box, moved);
      if (here.alone > 0 && here.alone < whole) truncated += 1;
    }
    ok(truncated > 0);
  });

  it('has visible ≤ alone ≤ whole, visible pixels that are those of the image, and no order of objects', () => {
    for (const { objects, view, truth } of worlds) {
      const counts = new Map<number, number>();
      for (const id of truth.ids) counts.set(id, (counts.get(id) ?? 0) + 1);
      deepEqual(
        [...truth.coverage.keys()],
        objects.map(({ id }) => id),
      );
      for (const [id, { visible, alone, whole, box }] of truth.coverage) {
        equal(visible, counts.get(id) ?? 0);
        ok(visible <= alone && alone <= whole);
        ok(box === null ? whole === 0 : (box.right - box.left) * (box.bottom - box.top) >= whole);
      }
      const reversed: Truth = rasterizer.draw(view, [...objects].reverse());
      deepEqual(reversed, truth);
    }
  });

  it('sees the same from inside a shape, all round which the near plane cuts', () => {
    const rooms = [
      primitiveSurface('box', { size: [4, 3, 5] }),
      primitiveSurface('sphere', { radius: 2 }),
      primitiveSurface('capsule', { radius: 1, height: 4 }),
    ];
    for (const surface of rooms) {
      const room = {
        ...object(2, surface, [0.3, -0.2, 0.4], [1, 1.3, 1], randomQuaternion(random)),
        doubleSided: true,
      };
      const furniture = randomObjects(random, 3).map((each, index) => ({ ...each, id: index + 3 }));
      const view = viewAt([width, height], 30, [0, 0, 0], turnedALittle(), 0.2);
      const cast = rayCaster(view, [room, ...furniture]);
      const truth = rasterizer.draw(view, [room, ...furniture]);
      for (let pixel = 0; pixel < width * height; pixel += 1) {
        const met = cast((pixel % width) + 0.5, Math.floor(pixel / width) + 0.5)!;
        equal(truth.ids[pixel], met.id);
        ok(Math.abs(truth.depth[pixel] / met.depth - 1) < 1e-7);
        ok(dot(truth.normals.subarray(pixel * 3, pixel * 3 + 3), met.normal) > 1 - 1e-6);
      }
      equal(truth.coverage.get(2)!.alone, width * height);
    }
  });

  it('counts beyond the image what the near plane leaves of a shape round the camera', () => {
    const near = 0.3;
    const room = object(2, primitiveSurface('box', { size: [1.6, 1.4, 5] }), [0.3, -0.2, 0.4]);
    const view = viewAt([width, height], 30, [0, 0, 0], turnedALittle(), near);
    const cast = rayCaster(view, [room]);
    let whole = 0;
    for (let row = -height; row < 2 * height; row += 1) {
      for (let column = -width; column < 2 * width; column += 1) {
        if (cast(column + 0.5, row + 0.5)!.depth >= near) whole += 1;
      }
    }
    ok(whole > width * height && whole < 9 * width * height);
    equal(rasterizer.draw(view, [{ ...room, doubleSided: true }]).coverage.get(2)!.whole, whole);
  });

  it('stays the same when everything is moved together', () => {
    const { objects, view, truth } = worlds[2];
    const shifted = objects.map((each) => ({
      ...each,
      matrix: each.matrix.map((value, place) => (place === 12 ? value + 3 : value)),
    }));
    const worldToCamera = view.worldToCamera.slice();
    for (let row = 0; row < 3; row += 1) worldToCamera[12 + row] -= 3 * worldToCamera[row];
    const moved = rasterizer.draw({ ...view, worldToCamera }, shifted);
    deepEqual(moved.ids, truth.ids);
  });
});
