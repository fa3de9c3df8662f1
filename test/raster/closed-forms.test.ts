import { deepEqual, equal, ok } from 'node:assert/strict';
import { primitiveSurface } from '../../engine/geometry/index.js';
import { createRasterizer, type RasterObject, type View } from '../../engine/raster/index.js';
import { between, uniforms } from '../geometry/random.js';
import { card, object, surfaceOf, viewAt } from './support/worlds.js';

/** A view with the principal point in the middle and square pixels. */
function centred(width: number, height: number, focalLength: number, near = 0.01): View {
  return {
    ...viewAt([width, height], focalLength, undefined, undefined, near),
    fy: focalLength,
    cx: width / 2,
    cy: height / 2,
  };
}

function draw(view: View, objects: readonly RasterObject[]) {
  return createRasterizer({ ...view, subpixels: false }).draw(view, objects);
}

/** Half a turn about x: what faces +y or +z faces the camera of OpenCV's frame from there. */
const halfTurn = [1, 0, 0, 0];

describe('The rasteriser against closed forms', () => {
  it('draws the outline of a sphere: a circle of radius f r / √(d² − r²)', () => {
    const [f, r, d] = [400, 0.5, 3];
    const truth = draw(centred(320, 320, f), [
      object(
        1,
        primitiveSurface('sphere', { radius: r }),
        [0, 0, d],
        [1, 1, 1],
        [Math.SQRT1_2, 0, 0, Math.SQRT1_2],
      ),
    ]);
    const exact = (Math.PI * (f * r) ** 2) / (d * d - r * r);
    // A circle of 64 straight steps has less by 0.16 %.
    const { visible, box } = truth.coverage.get(1)!;
    ok(visible < exact * 1.001 && visible > exact * 0.996, `${visible} of ${exact}`);
    const radius = Math.sqrt(exact / Math.PI);
    ok(Math.abs(box!.left - (160 - radius)) < 1.5 && Math.abs(box!.right - (160 + radius)) < 1.5);
    // Seen along the normal in the middle.
    ok(Math.abs(truth.depth[160 * 320 + 160] - (d - r)) < 1e-3);
  });

  it('covers the pixel centres of a card, and those on its borders', () => {
    // 1 px is 1 cm at 1 m: from x = 40.5 (a centre) to 80.5, from y = 30.25 to 60.25.
    const view = centred(100, 100, 100);
    const at = [(60.5 - 50) / 100, (45.25 - 50) / 100, 1];
    const truth = draw(view, [object(7, card(0.4, 0.3), at)]);
    deepEqual(truth.coverage.get(7), {
      visible: 41 * 30,
      alone: 41 * 30,
      whole: 41 * 30,
      box: { left: 40, top: 30, right: 81, bottom: 60 },
    });
  });

  it('has the depth of a slanted plane: that of the ray through the pixel', () => {
    const random = uniforms(5);
    for (let round = 0; round < 20; round += 1) {
      const [a, b, c] = [between(random, -0.3, 0.3), between(random, -0.3, 0.3), between(random, 1, 900)];
      // z = c + a x + b y, on a square far wider than the view.
      const corners = [-1, -1, 1, -1, 1, 1, -1, 1].map((each) => each * 2 * c);
      const positions = [0, 2, 4, 6].flatMap((at) => {
        const [x, y] = [corners[at], corners[at + 1]];
        return [x, y, c + a * x + b * y];
      });
      const view = viewAt([64, 48], 90);
      const truth = draw(view, [object(1, surfaceOf(positions, [0, 2, 1, 0, 3, 2]))]);
      for (let pixel = 0; pixel < 64 * 48; pixel += 1) {
        const x = ((pixel % 64) + 0.5 - view.cx) / view.fx;
        const y = (Math.floor(pixel / 64) + 0.5 - view.cy) / view.fy;
        const exact = c / (1 - a * x - b * y);
        ok(Math.abs(truth.depth[pixel] / exact - 1) < 6e-8, `${truth.depth[pixel]}, not ${exact}`);
      }
    }
  });

  it('draws a floor that runs from behind the camera to the horizon', () => {
    const view = centred(64, 48, 40);
    const height = 1.5;
    const floor = primitiveSurface('plane', { width: 1e6, depth: 1e6 });
    // OpenCV's frame: y down. Half a turn about x takes the plane's up to there.
    const truth = draw(view, [object(1, floor, [0, height, 0], [1, 1, 1], halfTurn)]);
    for (let row = 0; row < 48; row += 1) {
      const exact = row < 24 ? 0 : (height * 40) / (row + 0.5 - 24);
      for (let column = 0; column < 64; column += 1) {
        const depth = truth.depth[row * 64 + column];
        ok(Math.abs(depth - exact) <= 1e-7 * exact, `row ${row}: ${depth}, not ${exact}`);
      }
    }
    deepEqual([...truth.normals.subarray(47 * 64 * 3, 47 * 64 * 3 + 3)].map(Math.round), [0, -1, 0]);
    // Below the image it goes on to the end of what is counted; above the horizon there is nothing.
    const coverage = truth.coverage.get(1)!;
    equal(coverage.alone, 24 * 64);
    equal(coverage.whole, (24 + 48) * 3 * 64);
    deepEqual(coverage.box, { left: -64, top: 24, right: 128, bottom: 96 });
  });

  it('cuts off what is nearer than the near plane', () => {
    // At height h a floor is at depth h f / (y − cy): rows from 24 + h f / near on are too near.
    const view = centred(64, 48, 40, 0.5);
    const floor = primitiveSurface('plane', { width: 100, depth: 100 });
    const truth = draw(view, [object(1, floor, [0, 0.125, 0], [1, 1, 1], halfTurn)]);
    for (let row = 0; row < 48; row += 1) {
      equal(truth.ids[row * 64 + 5] === 1, row >= 24 && row + 0.5 - 24 <= (0.125 * 40) / 0.5, `row ${row}`);
    }
    const behind = draw(view, [object(1, card(1, 1), [0, 0, -3]), object(2, card(9, 9), [0, 0, 0.4])]);
    ok(behind.ids.every((id) => id === 0));
    deepEqual(behind.coverage.get(2), { visible: 0, alone: 0, whole: 0, box: null });
  });

  it('counts what lies outside the image as far as it reaches', () => {
    const view = centred(100, 50, 100);
    // 40 px wide, 20 px high, its middle at the image's left border and 30 px below the top.
    const truth = draw(view, [object(3, card(0.4, 0.2), [-0.5, 0.05, 1])]);
    deepEqual(truth.coverage.get(3), {
      visible: 20 * 20,
      alone: 20 * 20,
      whole: 40 * 20,
      box: { left: -20, top: 20, right: 20, bottom: 40 },
    });
    const beside = draw(view, [object(3, card(0.4, 0.2), [-1, 0.05, 1])]).coverage.get(3)!;
    deepEqual([beside.visible, beside.alone, beside.whole], [0, 0, 800]);
    const wall = object(4, card(1000, 1000), [0, 0, 1]);
    equal(draw(view, [wall]).coverage.get(4)!.whole, 300 * 150);
    equal(draw(view, [{ ...wall, countWhole: false }]).coverage.get(4)!.whole, 100 * 50);
  });

  it('leaves no pixel out between neighbours, also where corners lie on centres', () => {
    const random = uniforms(8);
    const view = centred(64, 64, 64);
    for (const jitter of [0, 1e-12, 0.4]) {
      // A net of corners on the centres of the pixels from 2 to 62, moved a little.
      const steps = 31;
      const positions: number[] = [];
      const indices: number[] = [];
      for (let row = 0; row < steps; row += 1) {
        for (let column = 0; column < steps; column += 1) {
          const inside = row > 0 && column > 0 && row < steps - 1 && column < steps - 1;
          const move = () => (inside ? between(random, -jitter, jitter) : 0);
          positions.push((column * 2 + 2.5 + move()) / 64 - 0.5, (row * 2 + 2.5 + move()) / 64 - 0.5, 1);
          if (row === 0 || column === 0) continue;
          const [a, b, c, d] = [-steps - 1, -steps, 0, -1].map((each) => row * steps + column + each);
          indices.push(...(random() < 0.5 ? [a, c, b, a, d, c] : [a, d, b, b, d, c]));
        }
      }
      const { coverage, ids } = draw(view, [object(1, surfaceOf(positions, indices))]);
      equal(coverage.get(1)!.visible, 61 * 61);
      equal(ids.filter((id) => id === 1).length, 61 * 61);
    }
  });

  it('gives what is equally near to the lower id, all over', () => {
    const view = viewAt([80, 60], 70);
    const turned = [0.1, -0.2, 0.3, 0.9].map((each) => each / Math.hypot(0.1, 0.2, 0.3, 0.9));
    const truth = draw(view, [
      object(9, card(1.5, 1.5), [0, 0, 2], [1, 1, 1], turned),
      object(5, card(0.75, 0.5), [0, 0, 2], [2, 3, 1], turned),
    ]);
    equal(truth.coverage.get(9)!.visible, 0);
    equal(truth.coverage.get(5)!.visible, truth.coverage.get(9)!.alone);
  });
});
