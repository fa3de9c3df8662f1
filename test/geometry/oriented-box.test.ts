import assert from 'node:assert/strict';
import {
  boxCorners,
  compose,
  type OrientedBox,
  orientedBox,
  orientedBoxesOverlap,
  pointInOrientedBox,
  quaternionFromYawPitchRoll,
  setOrientedBox,
  transformPoint,
} from '../../engine/geometry/index.js';
import { between, randomQuaternion, uniforms } from './random.js';

const unitBounds = { min: [-0.5, -0.5, -0.5], max: [0.5, 0.5, 0.5] } as const;

function boxAt(
  position: readonly number[],
  quaternion: ArrayLike<number>,
  size: readonly number[],
): OrientedBox {
  return setOrientedBox(orientedBox(), unitBounds, compose(position, quaternion, size));
}

const level = [0, 0, 0, 1];
const cube = (x: number, y: number, z: number) => boxAt([x, y, z], level, [1, 1, 1]);

/**
 * Bounds of the distance of two boxes, from alternating projections (Cheney and Goldstein, 1959), which
 * need no axes: points of a and b approach each other, and are never nearer than the boxes. The gap
 * between the boxes' corners along the line that joins the points bounds the distance from below.
 */
function distance(a: OrientedBox, b: OrientedBox): { readonly lower: number; readonly upper: number } {
  const first = boxCorners(a);
  const second = boxCorners(b);
  let p = [b[0], b[1], b[2]];
  let lower = 0;
  let upper = Number.POSITIVE_INFINITY;
  for (let step = 0; step < 400; step += 1) {
    const q = nearestIn(a, p);
    p = nearestIn(b, q);
    const joint = p.map((value, axis) => value - q[axis]);
    upper = Math.hypot(...joint);
    if (upper < 1e-10) return { lower: 0, upper: 0 };
    let near = Number.POSITIVE_INFINITY;
    let far = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < 24; at += 3) {
      near = Math.min(near, second[at] * joint[0] + second[at + 1] * joint[1] + second[at + 2] * joint[2]);
      far = Math.max(far, first[at] * joint[0] + first[at + 1] * joint[1] + first[at + 2] * joint[2]);
    }
    lower = Math.max(lower, (near - far) / upper);
    if (upper - lower < 1e-7) break;
  }
  return { lower, upper };
}

function nearestIn(box: OrientedBox, point: readonly number[]): number[] {
  const out = [box[0], box[1], box[2]];
  for (let axis = 0; axis < 3; axis += 1) {
    const direction = box.subarray(3 + axis * 3, 6 + axis * 3);
    const along =
      (point[0] - box[0]) * direction[0] +
      (point[1] - box[1]) * direction[1] +
      (point[2] - box[2]) * direction[2];
    const clamped = Math.max(-box[12 + axis], Math.min(box[12 + axis], along));
    for (let i = 0; i < 3; i += 1) out[i] += clamped * direction[i];
  }
  return out;
}

/** The same box, smaller by `margin` on all sides: two of them nearer than it prove that the boxes overlap. */
function shrunk(box: OrientedBox, margin: number): OrientedBox {
  const out = Float64Array.from(box);
  for (let axis = 12; axis < 15; axis += 1) out[axis] -= margin;
  return out;
}

function randomPair(random: () => number, kind: number): [OrientedBox, OrientedBox] {
  const turned = () => {
    if (kind === 0) return randomQuaternion(random);
    const quarters = Math.trunc(random() * 4) * (Math.PI / 2);
    if (kind === 1) return [...quaternionFromYawPitchRoll(between(random, -3, 3), 0, 0)];
    if (kind === 2) return [...quaternionFromYawPitchRoll(quarters, quarters, 0)];
    // Nearly parallel.
    return [
      ...quaternionFromYawPitchRoll(between(random, -1e-7, 1e-7), between(random, -1e-7, 1e-7), quarters),
    ];
  };
  const size = () => [0, 0, 0].map(() => between(random, 0.1, 2));
  const place = () => [0, 0, 0].map(() => between(random, -1, 1));
  return [boxAt(place(), turned(), size()), boxAt(place(), turned(), size())];
}

describe('oriented boxes', () => {
  it('hold the corners and points of the thing', () => {
    const random = uniforms(1);
    const bounds = { min: [1, -2, 0], max: [2, 5, 4] } as const;
    for (let run = 0; run < 100; run += 1) {
      const matrix = compose([3, 4, 5], randomQuaternion(random), [1, 2, 0.5]);
      const box = setOrientedBox(orientedBox(), bounds, matrix);
      const corners = boxCorners(box);
      for (let corner = 0; corner < 8; corner += 1) {
        const local = [0, 1, 2].map((axis) => ((corner >> axis) & 1 ? bounds.max : bounds.min)[axis]);
        const expected = transformPoint(matrix, local);
        for (let axis = 0; axis < 3; axis += 1) {
          assert.ok(Math.abs(corners[corner * 3 + axis] - expected[axis]) < 1e-12);
        }
        const reach = Math.hypot(...[0, 1, 2].map((axis) => expected[axis] - box[axis]));
        assert.ok(Math.abs(reach - box[15]) < 1e-12);
      }
      const share = [random() * 1.4 - 0.2, random() * 1.4 - 0.2, random() * 1.4 - 0.2];
      const local = share.map((s, axis) => bounds.min[axis] + s * (bounds.max[axis] - bounds.min[axis]));
      assert.equal(
        pointInOrientedBox(box, transformPoint(matrix, local)),
        share.every((s) => s >= 0 && s <= 1),
      );
    }
  });

  it('do not overlap when they touch', () => {
    assert.equal(orientedBoxesOverlap(cube(0, 0, 0), cube(1, 0, 0), 0), false);
    assert.equal(orientedBoxesOverlap(cube(0, 0, 0), cube(0, 1, 0.3), 0), false);
    assert.equal(orientedBoxesOverlap(cube(0, 0, 0), cube(0.5, 1 - 5e-10, 0.3), 0), false);
    assert.equal(orientedBoxesOverlap(cube(0, 0, 0), cube(0.5, 1 - 1e-8, 0.3), 0), true);
    assert.equal(orientedBoxesOverlap(cube(0, 0, 0), cube(0, 0, 0), 0), true);
  });

  it('stacked with a yaw touch and do not overlap', () => {
    const random = uniforms(2);
    for (let run = 0; run < 200; run += 1) {
      const height = between(random, 0.01, 3);
      const upper = boxAt([0.1, 0.5 + height / 2, 0], quaternionFromYawPitchRoll(random() * 6, 0, 0), [
        1,
        height,
        1,
      ]);
      assert.equal(orientedBoxesOverlap(cube(0, 0, 0), upper, 0), false);
      upper[1] -= 1e-6;
      assert.equal(orientedBoxesOverlap(cube(0, 0, 0), upper, 0), true);
    }
  });

  it('keep a gap between faces', () => {
    assert.equal(orientedBoxesOverlap(cube(0, 0, 0), cube(1.2, 0, 0), 0.25), true);
    assert.equal(orientedBoxesOverlap(cube(0, 0, 0), cube(1.25, 0, 0), 0.25), false);
  });

  it('two that cross like sticks, edge to edge, are told apart by the edges alone', () => {
    const half = Math.sqrt(0.5);
    const a = boxAt([0, 0, 0], [Math.sin(Math.PI / 8), 0, 0, Math.cos(Math.PI / 8)], [10, 1, 1]);
    const b = boxAt(
      [0, 2 * half + 0.01, 0],
      [0, 0, Math.sin(Math.PI / 8), Math.cos(Math.PI / 8)],
      [1, 1, 10],
    );
    assert.equal(orientedBoxesOverlap(a, b, 0), false);
    b[1] -= 0.02;
    assert.equal(orientedBoxesOverlap(a, b, 0), true);
  });

  for (const [kind, name] of [
    'of any turn',
    'turned by yaw only',
    'turned by right angles',
    'nearly parallel',
  ].entries()) {
    it(`agree with alternating projections when ${name}`, () => {
      const random = uniforms(10 + kind);
      const tally = { overlap: 0, apart: 0, unsure: 0 };
      for (let pair = 0; pair < 2000; pair += 1) {
        const [a, b] = randomPair(random, kind);
        const apart = distance(a, b);
        const answer = orientedBoxesOverlap(a, b, 0);
        assert.equal(orientedBoxesOverlap(b, a, 0), answer);
        if (apart.lower > 1e-5) {
          tally.apart += 1;
          assert.equal(answer, false, `pair ${pair} is ${apart.lower} apart`);
        } else if (distance(shrunk(a, 1e-3), shrunk(b, 1e-3)).upper < 1e-3) {
          tally.overlap += 1;
          assert.equal(answer, true, `pair ${pair} overlaps`);
        } else {
          tally.unsure += 1;
        }
      }
      assert.ok(tally.overlap > 400 && tally.apart > 400 && tally.unsure < 30, JSON.stringify(tally));
    });

    it(`never miss a gap, and keep at most sqrt(3) times as much, when ${name}`, () => {
      const random = uniforms(20 + kind);
      let near = 0;
      for (let pair = 0; pair < 2000; pair += 1) {
        const [a, b] = randomPair(random, kind);
        const apart = distance(a, b);
        const gap = between(random, 0, 0.5);
        const answer = orientedBoxesOverlap(a, b, gap);
        assert.equal(orientedBoxesOverlap(b, a, gap), answer);
        if (apart.lower > 0 && apart.upper < gap) near += 1;
        const told = `pair ${pair}: ${apart.lower} to ${apart.upper} apart, gap ${gap}`;
        if (apart.upper < gap - 1e-5) assert.equal(answer, true, told);
        if (apart.lower > Math.sqrt(3) * gap + 1e-5) assert.equal(answer, false, told);
      }
      assert.ok(near > 100, String(near));
    });
  }
});
