import type { PixelBox, Truth } from '../raster/truth.js';

/** The tightest box round the pixels in which each object is seen, by id. */
export function seenBoxes({ width, height, ids }: Truth): ReadonlyMap<number, PixelBox> {
  const boxes = new Map<number, Writable<PixelBox>>();
  for (let row = 0, pixel = 0; row < height; row += 1) {
    for (let column = 0; column < width; ) {
      const id = ids[pixel];
      const left = column;
      while (column < width && ids[pixel] === id) {
        column += 1;
        pixel += 1;
      }
      if (id === 0) continue;
      const box = boxes.get(id);
      if (box === undefined) {
        boxes.set(id, { left, top: row, right: column, bottom: row + 1 });
        continue;
      }
      if (left < box.left) box.left = left;
      if (column > box.right) box.right = column;
      box.bottom = row + 1;
    }
  }
  return boxes;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
