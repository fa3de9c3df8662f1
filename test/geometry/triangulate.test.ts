import assert from 'node:assert/strict';
import { triangleAt, triangulate } from '../../engine/geometry/index.js';
import { polygonFault, signedArea } from '../../engine/plan/shapes/polygon.js';
import { between, uniforms } from './random.js';

type Point = readonly [number, number];

/** Whether a point is inside, by the number of sides to its right: even-odd, unlike the code under test. */
function isInside(points: readonly Point[], x: number, z: number): boolean {
  let inside = false;
  points.forEach(([ax, az], at) => {
    const [bx, bz] = points[(at + 1) % points.length];
    if (az > z !== bz > z && x < ax + ((z - az) / (bz - az)) * (bx - ax)) inside = !inside;
  });
  return inside;
}

/** A simple polygon: corners round the origin, each at a distance of its own. */
function star(corners: number, seed: number): Point[] {
  const random = uniforms(seed);
  return Array.from({ length: corners }, (_, at) => {
    const [angle, radius] = [(2 * Math.PI * at) / corners, between(random, 0.2, 3)];
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

const arrow: Point[] = [
  [0, 0],
  [4, 0],
  [1, 1],
  [0, 4],
];

describe('triangulate', () => {
  const shapes: Record<string, readonly Point[]> = {
    arrow,
    reversed: [...arrow].reverse(),
    'a star of 17': star(17, 17),
    'a star of 200': star(200, 200),
  };
  for (const [name, points] of Object.entries(shapes)) {
    it(`covers a polygon once: ${name}`, () => {
      assert.equal(polygonFault(points), undefined);
      const { corners, cumulativeArea } = triangulate(points);
      const whole = Math.abs(signedArea(points));
      assert.ok(Math.abs((cumulativeArea.at(-1) ?? 0) - whole) < 1e-12 * whole);
      assert.equal(corners.length, 3 * (points.length - 2));
      // As much area as the polygon, and no triangle reaches out of it: so none lies on another.
      for (let at = 0; at < corners.length; at += 3) {
        const triangle = [...corners.subarray(at, at + 3)].map((corner) => points[corner]);
        const [x, z] = [0, 1].map((axis) => triangle.reduce((sum, point) => sum + point[axis] / 3, 0));
        assert.ok(isInside(points, x, z));
      }
    });
  }

  it('leaves corners on straight lines out', () => {
    const points: Point[] = [
      [0, 0],
      [1, 0],
      [2, 0],
      [2, 2],
      [0, 2],
    ];
    assert.equal(polygonFault(points), undefined);
    assert.equal(triangulate(points).cumulativeArea.at(-1), 4);
  });

  it('chooses triangles by area', () => {
    const triangles = triangulate(arrow);
    const first = triangles.cumulativeArea[0] / triangles.cumulativeArea[1];
    assert.equal(triangleAt(triangles, 0), 0);
    assert.equal(triangleAt(triangles, first - 1e-9), 0);
    assert.equal(triangleAt(triangles, first + 1e-9), 1);
    assert.equal(triangleAt(triangles, 1 - 1e-16), 1);
  });

  it('takes the most corners', function () {
    this.timeout(20_000);
    const points = star(10_000, 1);
    assert.equal(polygonFault(points), undefined);
    assert.equal(triangulate(points).corners.length, 3 * 9_998);
  });
});

describe('polygonFault', () => {
  const square: Point[] = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ];
  const faults: Record<string, readonly Point[]> = {
    'has 2 points, not 3 to 10,000': square.slice(0, 2),
    'crosses itself: side 1–2 meets side 3–4': [square[0], square[2], square[1], square[3]],
    'has points 2–3 in one place': [square[0], square[1], square[1], square[2]],
    'turns back on itself at point 2': [square[0], [3, 0], square[1], square[2]],
    'reaches farther than a million kilometres at point 3': [square[0], square[1], [2e9, 0]],
    // Two squares that touch in a corner.
    'crosses itself: side 2–3 meets side 6–7': [
      ...square.slice(0, 2),
      [1, 1],
      [2, 1],
      [2, 2],
      [1, 1],
      [0, 1],
    ],
  };
  for (const [fault, points] of Object.entries(faults))
    it(fault, () => assert.equal(polygonFault(points), fault));

  it('finds nothing wrong with a square, either way round', () => {
    assert.equal(polygonFault(square), undefined);
    assert.equal(polygonFault([...square].reverse()), undefined);
  });
});
