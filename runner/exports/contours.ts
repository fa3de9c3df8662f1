import type { RunLengths } from '../../engine/labels/annotation.js';
import { forEachRun } from '../../engine/labels/index.js';

/** A closed polygon, x and y in turn, in pixels from the image's corner. Its last point is joined to its first. */
export type Polygon = readonly number[];

/** Right, down, left, up. */
const stepX = [1, 0, -1, 0] as const;
const stepY = [0, 1, 0, -1] as const;

/**
 * The outer borders of a mask along the edges of its pixels, so that they enclose its pixels and its holes exactly, the
 * largest first. Pixels that touch at a corner are of one part.
 */
export function outerContours(mask: RunLengths): Polygon[] {
  const bits = new MaskBits(mask);
  const contours: { polygon: number[]; area: number }[] = [];
  for (let y = 0; y < bits.height; y += 1) {
    for (let x = 0; x < bits.width; x += 1) {
      if (!bits.isTopEdge(x, y) || bits.isVisited(x, y)) continue;
      const contour = follow(bits, x, y);
      if (contour.area > 0) contours.push(contour);
    }
  }
  return contours.sort((a, b) => b.area - a.area).map(({ polygon }) => polygon);
}

/** Walks along the pixels' edges, with the mask to the right, from the top left corner of a pixel back to it. */
function follow(bits: MaskBits, startX: number, startY: number): { polygon: number[]; area: number } {
  const polygon = [bits.left + startX, bits.top + startY];
  let [x, y, direction, doubleArea] = [startX, startY, 0, 0];
  for (;;) {
    if (direction === 0) bits.visit(x, y);
    doubleArea += x * stepY[direction]! - y * stepX[direction]!;
    x += stepX[direction]!;
    y += stepY[direction]!;
    const turn = turnAt(bits, x, y, direction);
    direction = (direction + turn + 4) & 3;
    if (x === startX && y === startY && direction === 0) break;
    if (turn !== 0) polygon.push(bits.left + x, bits.top + y);
  }
  return { polygon, area: doubleArea / 2 };
}

/** -1 left, 0 straight on, 1 right. Left comes first: it joins pixels that touch at a corner. */
function turnAt(bits: MaskBits, x: number, y: number, direction: number): -1 | 0 | 1 {
  // The pixel ahead on either side of the corner, by the direction of the walk.
  const [leftX, leftY] = [
    x - (direction === 2 || direction === 3 ? 1 : 0),
    y - (direction === 0 || direction === 3 ? 1 : 0),
  ];
  if (bits.has(leftX, leftY)) return -1;
  const [rightX, rightY] = [
    x - (direction === 1 || direction === 2 ? 1 : 0),
    y - (direction === 2 || direction === 3 ? 1 : 0),
  ];
  return bits.has(rightX, rightY) ? 0 : 1;
}

/** The part of a mask inside its box, a byte a pixel. */
class MaskBits {
  readonly left: number = 0;
  readonly top: number = 0;
  readonly width: number = 0;
  readonly height: number = 0;
  private readonly bits: Uint8Array;

  constructor({ size, counts }: RunLengths) {
    const [rows, columns] = size;
    let [left, top, right, bottom] = [columns, rows, 0, 0];
    forEachRun(rows, columns, counts, (column, start, end) => {
      left = Math.min(left, column);
      right = Math.max(right, column + 1);
      top = Math.min(top, start);
      bottom = Math.max(bottom, end);
    });
    this.bits = new Uint8Array(Math.max(0, right - left) * Math.max(0, bottom - top));
    if (this.bits.length === 0) return;
    [this.left, this.top, this.width, this.height] = [left, top, right - left, bottom - top];
    forEachRun(rows, columns, counts, (column, start, end) => {
      for (let row = start; row < end; row += 1) this.bits[(row - top) * this.width + column - left] = 1;
    });
  }

  has(x: number, y: number): boolean {
    return x >= 0 && y >= 0 && x < this.width && y < this.height && this.bits[y * this.width + x]! > 0;
  }

  /** Whether a border runs along the upper edge of this pixel of the mask. */
  isTopEdge(x: number, y: number): boolean {
    return this.has(x, y) && !this.has(x, y - 1);
  }

  isVisited(x: number, y: number): boolean {
    return this.bits[y * this.width + x] === 2;
  }

  visit(x: number, y: number): void {
    this.bits[y * this.width + x] = 2;
  }
}
