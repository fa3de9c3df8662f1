import assert from 'node:assert/strict';
import { outerContours, type Polygon } from '../../runner/exports/contours.js';
import { joinPolygons } from '../../runner/exports/joined-polygon.js';
import { maskOfRows } from './support/labels.js';

/** The signed area by the shoelace formula. */
function areaOf(polygon: Polygon): number {
  let sum = 0;
  for (let at = 0; at < polygon.length; at += 2) {
    const after = (at + 2) % polygon.length;
    sum += polygon[at] * polygon[after + 1] - polygon[after] * polygon[at + 1];
  }
  return sum / 2;
}

/** Whether a point is inside, by the even-odd rule. */
function isInside(polygon: Polygon, x: number, y: number): boolean {
  let inside = false;
  for (let at = 0; at < polygon.length; at += 2) {
    const after = (at + 2) % polygon.length;
    const [ax, ay, bx, by] = [polygon[at], polygon[at + 1], polygon[after], polygon[after + 1]];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}

function boxOf(polygon: Polygon): number[] {
  const xs = polygon.filter((_, index) => index % 2 === 0).sort((a, b) => a - b);
  const ys = polygon.filter((_, index) => index % 2 === 1).sort((a, b) => a - b);
  return [xs[0], ys[0], xs.at(-1)!, ys.at(-1)!];
}

function filled(polygon: Polygon, width: number, height: number): string[] {
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => (isInside(polygon, x + 0.5, y + 0.5) ? '#' : '.')).join(''),
  );
}

describe('outer contours', () => {
  it('of one pixel are its four corners', () => {
    assert.deepEqual(outerContours(maskOfRows(['...', '.#.', '...'])), [[1, 1, 2, 1, 2, 2, 1, 2]]);
  });

  it('of an empty mask are none', () => {
    assert.deepEqual(outerContours(maskOfRows(['...', '...'])), []);
    assert.deepEqual(outerContours({ size: [0, 0], counts: [] }), []);
  });

  it('of a full mask are the borders of the image', () => {
    assert.deepEqual(outerContours(maskOfRows(['###', '###'])), [[0, 0, 3, 0, 3, 2, 0, 2]]);
  });

  it('enclose holes', () => {
    const contours = outerContours(maskOfRows(['.....', '.###.', '.#.#.', '.###.']));
    assert.deepEqual(contours, [[1, 1, 4, 1, 4, 4, 1, 4]]);
  });

  it('join pixels that touch at a corner, and have the largest part first', () => {
    const contours = outerContours(maskOfRows(['#....#', '.#....', '......', '..###.']));
    assert.deepEqual(contours.map(areaOf), [3, 2, 1]);
    assert.deepEqual(filled(contours[1], 6, 4), ['#.....', '.#....', '......', '......']);
  });

  for (const rows of [
    ['#.#.#', '.#.#.', '#.#.#'],
    ['######', '#....#', '#.##.#', '#....#', '######'],
    ['#######', '......#', '#####.#', '#...#.#', '#.###.#', '#.....#', '#######'],
    ['.##..#', '##...#', '.....#', '#.#.##'],
  ])
    it(`fill to the mask without its holes: ${rows.join(' ')}`, () => {
      const contours = outerContours(maskOfRows(rows));
      for (const [y, row] of rows.entries()) {
        for (const [x, mark] of [...row].entries()) {
          const inside = contours.some((polygon) => isInside(polygon, x + 0.5, y + 0.5));
          if (mark === '#') assert.ok(inside, `${x}, ${y}`);
          else assert.equal(inside, isHole(rows, x, y), `${x}, ${y}`);
        }
      }
      for (const polygon of contours) assert.ok(areaOf(polygon) > 0);
    });
});

/** Whether a pixel off the mask can't be left for the border without crossing the mask, going straight. */
function isHole(rows: readonly string[], startX: number, startY: number): boolean {
  const seen = new Set<string>();
  const open = [[startX, startY]];
  for (const [x, y] of open) {
    if (rows[y]?.[x] === undefined) return false;
    if (rows[y][x] === '#' || seen.has(`${x} ${y}`)) continue;
    seen.add(`${x} ${y}`);
    open.push([x + 1, y], [x - 1, y], [x, y + 1], [x, y - 1]);
  }
  return true;
}

describe('joined polygons', () => {
  it('have the area, the inside and the box of their parts', () => {
    const rows = ['##...#', '##....', '....##', '#...##'];
    const joined = joinPolygons(outerContours(maskOfRows(rows)));
    assert.equal(areaOf(joined), 10);
    assert.deepEqual(filled(joined, 6, 4), rows);
    assert.deepEqual(boxOf(joined), [0, 0, 6, 4]);
  });

  it('of one part are that part', () => {
    assert.deepEqual(joinPolygons([[0, 0, 1, 0, 1, 1]]), [0, 0, 1, 0, 1, 1]);
  });

  it('of 40,000 parts are joined in seconds', function () {
    this.timeout(20_000);
    const side = 400;
    const rows = Array.from({ length: side }, (_, y) => (y % 2 === 0 ? '#.' : '..').repeat(side / 2));
    const joined = joinPolygons(outerContours(maskOfRows(rows)));
    assert.equal(areaOf(joined), (side * side) / 4);
    assert.deepEqual(boxOf(joined), [0, 0, side - 1, side - 1]);
  });
});
