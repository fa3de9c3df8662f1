import type { PixelBox, Truth } from '../raster/truth.js';
import type { RunLengths } from './annotation.js';

/**
 * The pixels in which an object is seen, as COCO's run lengths.
 * @param box round all of these pixels; null if there are none
 */
export function maskOf({ width, height, ids }: Truth, id: number, box: PixelBox | null): RunLengths {
  const counts: number[] = [];
  /** Where, down the columns, the run that is open began, and whether its pixels are the object's. */
  let start = 0;
  let inside = false;
  const close = (end: number) => {
    counts.push(end - start);
    start = end;
    inside = !inside;
  };
  if (box !== null) {
    for (let column = box.left; column < box.right; column += 1) {
      for (let row = box.top; row < box.bottom; row += 1) {
        if ((ids[row * width + column] === id) !== inside) close(column * height + row);
      }
      // What is below the box, and above it in the next column, is not the object's.
      if (inside && (box.bottom < height || box.top > 0)) close(column * height + box.bottom);
    }
  }
  if (start < width * height) close(width * height);
  return { size: [height, width], counts };
}

/** The mask of some run lengths, a byte a pixel (1 inside), rows from the top, pixels from the left. */
export function pixelsOf({ size: [height, width], counts }: RunLengths): Uint8Array {
  const pixels = new Uint8Array(width * height);
  let place = 0;
  for (const [index, count] of counts.entries()) {
    const end = Math.min(place + count, width * height);
    for (; place < end; place += 1) {
      if (index % 2 === 1) pixels[(place % height) * width + Math.trunc(place / height)] = 1;
    }
  }
  return pixels;
}

/** Calls `visit` for each vertical stretch of a mask's pixels: its column, first row and, excluded, last row. */
export function forEachRun(
  rows: number,
  columns: number,
  counts: readonly number[],
  visit: (column: number, start: number, end: number) => void,
): void {
  let pixel = 0;
  for (const [index, count] of counts.entries()) {
    const end = Math.min(pixel + count, rows * columns);
    while (index % 2 === 1 && pixel < end) {
      const column = Math.floor(pixel / rows);
      const stop = Math.min(end, (column + 1) * rows);
      visit(column, pixel - column * rows, stop - column * rows);
      pixel = stop;
    }
    pixel = end;
  }
}
