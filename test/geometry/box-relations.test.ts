import assert from 'node:assert/strict';
import {
  anyAlongRay,
  boxCorners,
  boxGap,
  boxIsInside,
  buildBoxTree,
  compose,
  distanceToCapsule,
  distanceToTorus,
  marchRay,
  type OrientedBox,
  orientedBox,
  orientedBoxesOverlap,
  pointInOrientedBox,
  quaternionFromYawPitchRoll,
  setOrientedBox,
} from '../../engine/geometry/index.js';
import { between, randomQuaternion, uniforms } from './random.js';

const level = [0, 0, 0, 1];

function boxAt(
  position: readonly number[],
  quaternion: ArrayLike<number>,
  size: readonly number[],
): OrientedBox {
  const half = size.map((each) => each / 2) as [number, number, number];
  const bounds = { min: half.map((each) => -each) as [number, number, number], max: half };
  return setOrientedBox(orientedBox(), bounds, compose(position, quaternion, [1, 1, 1]));
}

function randomBox(random: () => number, spread: number): OrientedBox {
  const position = [0, 0, 0].map(() => between(random, -spread, spread));
  return boxAt(
    position,
    randomQuaternion(random),
    [0, 0, 0].map(() => between(random, 0.05, 1.5)),
  );
}

/**
 * The distance of two boxes by alternating projections (Cheney and Goldstein, 1959), and how much less it may be: points
 * of both approach each other, and a plane between bounds the distance from below.
 */
function projected(a: OrientedBox, b: OrientedBox): { readonly lower: number; readonly upper: number } {
  const corners = [boxCorners(a), boxCorners(b)];
  let p = [b[0], b[1], b[2]];
  let [lower, upper] = [0, Number.POSITIVE_INFINITY];
  for (let step = 0; step < 2000 && upper - lower > 1e-9; step += 1) {
    const q = nearestIn(a, p);
    p = nearestIn(b, q);
    const joint = p.map((value, axis) => value - q[axis]);
    upper = Math.hypot(...joint);
    if (upper < 1e-12) return { lower: 0, upper: 0 };
    const along = corners.map((points) =>
      Array.from({ length: 8 }, (_, k) =>
        joint.reduce((sum, each, axis) => sum + each * points[k * 3 + axis], 0),
      ),
    );
    lower = Math.max(lower, (Math.min(...along[1]) - Math.max(...along[0])) / upper);
  }
  return { lower, upper };
}

function nearestIn(box: OrientedBox, point: readonly number[]): number[] {
  const out = [box[0], box[1], box[2]];
  for (let axis = 0; axis < 3; axis += 1) {
    const direction = [...box.subarray(3 + axis * 3, 6 + axis * 3)];
    const along = direction.reduce((sum, each, k) => sum + each * (point[k] - box[k]), 0);
    const kept = Math.max(-box[12 + axis], Math.min(box[12 + axis], along));
    for (let k = 0; k < 3; k += 1) out[k] += kept * direction[k];
  }
  return out;
}

describe('the gap between two boxes', () => {
  it('is that of closed forms', () => {
    const cube = boxAt([0, 0, 0], level, [1, 1, 1]);
    const near = (other: OrientedBox, expected: number) => {
      assert.ok(
        Math.abs(boxGap(cube, other) - expected) < 1e-12,
        `${boxGap(cube, other)} is not ${expected}`,
      );
      assert.ok(Math.abs(boxGap(other, cube) - expected) < 1e-12);
    };
    near(boxAt([3, 0, 0], level, [1, 1, 1]), 2);
    near(boxAt([3, 4, 0], level, [1, 1, 1]), Math.hypot(2, 3));
    near(boxAt([3, 4, 5], level, [1, 1, 1]), Math.hypot(2, 3, 4));
    near(boxAt([1, 0, 0], level, [1, 1, 1]), 0);
    near(boxAt([0.2, 0, 0], level, [0.1, 0.1, 0.1]), 0);
    // An edge towards a side: half the diagonal of its square.
    near(boxAt([3, 0, 0], quaternionFromYawPitchRoll(Math.PI / 4, 0, 0), [1, 1, 1]), 2.5 - Math.SQRT1_2);
    // Two edges that cross: neither has a corner near.
    const one = boxAt([0, 0, 0], quaternionFromYawPitchRoll(0, Math.PI / 4, 0), [10, 1, 1]);
    const two = boxAt([0, 3, 0], quaternionFromYawPitchRoll(0, 0, Math.PI / 4), [1, 1, 10]);
    assert.ok(Math.abs(boxGap(one, two) - (3 - 2 * Math.SQRT1_2)) < 1e-12);
    // Points and plates.
    near(boxAt([0, 2, 0], level, [0, 0, 0]), 1.5);
    near(boxAt([0, 2, 0], level, [9, 0, 9]), 1.5);
  });

  it('is that of alternating projections, whichever comes first', () => {
    const random = uniforms(4);
    let apart = 0;
    for (let trial = 0; trial < 600; trial += 1) {
      const [a, b] = [randomBox(random, 1.2), randomBox(random, 1.2)];
      const gap = boxGap(a, b);
      const { lower, upper } = projected(a, b);
      assert.ok(gap >= lower - 1e-6 && gap <= upper + 1e-6, `${gap} is not in ${lower} .. ${upper}`);
      assert.ok(Math.abs(gap - boxGap(b, a)) < 1e-12);
      assert.equal(gap === 0, orientedBoxesOverlap(a, b, 0));
      if (gap > 0) apart += 1;
    }
    assert.ok(apart > 200 && apart < 590, `${apart} are apart`);
  });
});

describe('a box inside another', () => {
  it('has all its corners there', () => {
    const random = uniforms(9);
    let inside = 0;
    for (let trial = 0; trial < 2000; trial += 1) {
      const outer = boxAt([0, 0, 0], randomQuaternion(random), [1, 1.5, 2]);
      const inner = boxAt(
        [0, 0, 0].map(() => between(random, -0.4, 0.4)),
        randomQuaternion(random),
        [0, 0, 0].map(() => between(random, 0.05, 0.6)),
      );
      const corners = boxCorners(inner);
      const all = Array.from({ length: 8 }, (_, k) => corners.subarray(k * 3, k * 3 + 3));
      const expected = all.every((corner) => pointInOrientedBox(outer, corner));
      assert.equal(boxIsInside(inner, outer), expected);
      if (expected) inside += 1;
    }
    assert.ok(inside > 200 && inside < 1800, `${inside}`);
  });

  it('may touch its sides', () => {
    const outer = boxAt([0, 0, 0], level, [1, 1, 1]);
    assert.ok(boxIsInside(boxAt([0, -0.3, 0], level, [1, 0.4, 1]), outer));
    assert.ok(!boxIsInside(boxAt([0, -0.3, 0], level, [1, 0.41, 1]), outer));
  });
});

describe('a tree of boxes', () => {
  it('finds what every box by itself finds', () => {
    const random = uniforms(12);
    const items = Float64Array.from({ length: 6 * 300 }, () => 0);
    for (let item = 0; item < 300; item += 1) {
      for (let axis = 0; axis < 3; axis += 1) {
        items[item * 6 + axis] = between(random, -5, 5);
        items[item * 6 + 3 + axis] = items[item * 6 + axis] + between(random, 0, 0.5);
      }
    }
    const tree = buildBoxTree(items);
    for (let trial = 0; trial < 500; trial += 1) {
      const origin = [0, 0, 0].map(() => between(random, -8, 8));
      const direction = trial % 10 === 0 ? [0, 0, 5] : [0, 0, 0].map(() => between(random, -1, 1));
      const most = between(random, 0, 12);
      const found = new Set<number>();
      anyAlongRay(tree, origin, direction, most, (item) => {
        found.add(item);
        return false;
      });
      for (let item = 0; item < 300; item += 1) {
        assert.equal(found.has(item), slabs(items.subarray(item * 6, item * 6 + 6), origin, direction, most));
      }
    }
  });

  it('may hold nothing', () => {
    assert.equal(
      anyAlongRay(buildBoxTree(new Float64Array(0)), [0, 0, 0], [0, 0, 1], 9, () => true),
      false,
    );
  });
});

function slabs(
  box: Float64Array,
  origin: readonly number[],
  direction: readonly number[],
  most: number,
): boolean {
  let [near, far] = [0, most];
  for (let axis = 0; axis < 3; axis += 1) {
    if (direction[axis] === 0) {
      if (origin[axis] < box[axis] || origin[axis] > box[3 + axis]) return false;
      continue;
    }
    const ends = [box[axis], box[3 + axis]].map((side) => (side - origin[axis]) / direction[axis]);
    near = Math.max(near, Math.min(...ends));
    far = Math.min(far, Math.max(...ends));
  }
  return near <= far;
}

describe('a ray that marches', () => {
  it('meets a torus and a capsule where they are', () => {
    const torus = (x: number, y: number, z: number) => distanceToTorus(2, 0.5, x, y, z);
    const at = (origin: number[], direction: number[]) =>
      marchRay(torus, 0.5, origin, direction, 100) ?? Number.NaN;
    assert.ok(Math.abs(at([5, 0, 0], [-1, 0, 0]) - 2.5) < 1e-6);
    assert.ok(Math.abs(at([2, 5, 0], [0, -2, 0]) - 2.25) < 1e-6);
    assert.ok(Math.abs(at([0, 0, 0], [0, 0, 1]) - 1.5) < 1e-6);
    assert.ok(Number.isNaN(at([0, 5, 0], [0, -1, 0])));
    assert.ok(Number.isNaN(at([5, 0, 0], [1, 0, 0])));
    const capsule = (x: number, y: number, z: number) => distanceToCapsule(1, 6, x, y, z);
    assert.ok(Math.abs((marchRay(capsule, 1, [0, 9, 0], [0, -1, 0], 100) ?? 0) - 6) < 1e-6);
    assert.ok(Math.abs((marchRay(capsule, 1, [4, 1.9, 0], [-1, 0, 0], 100) ?? 0) - 3) < 1e-6);
    assert.equal(marchRay(capsule, 1, [4, 1.9, 0], [-1, 0, 0], 2.9), undefined);
  });
});
