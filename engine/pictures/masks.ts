import type { RunLengths } from '../labels/annotation.js';
import { forEachRun } from '../labels/run-lengths.js';
import type { Colour, Picture } from './picture.js';

/** So little that what an object looks like can still be seen. */
const insideOpacity = 0.16;
const borderOpacity = 0.9;

/** One mask and its colour. */
export interface ColouredMask {
  readonly mask: RunLengths;
  readonly colour: Colour;
}

/**
 * The picture with masks of its size as outlines, `line` pixels wide, round a light stain. Masks of another size are left
 * out.
 */
export function withMasks(picture: Picture, masks: readonly ColouredMask[], line: number): Picture {
  const { width, height } = picture;
  const fitting = masks.filter(({ mask }) => mask.size[0] === height && mask.size[1] === width);
  const owners = ownersOf(fitting, width, height);
  // A Buffer's `slice` would be the same memory.
  const rgb = Uint8Array.from(picture.rgb);
  for (let pixel = 0; pixel < owners.length; pixel += 1) {
    const owner = owners[pixel]!;
    if (owner === 0) continue;
    const opacity = isBorder(owners, pixel, width, line) ? borderOpacity : insideOpacity;
    const { colour } = fitting[owner - 1]!;
    for (let channel = 0; channel < 3; channel += 1) {
      const at = 3 * pixel + channel;
      rgb[at] = Math.round(rgb[at]! + (colour[channel]! - rgb[at]!) * opacity);
    }
  }
  return { width, height, rgb };
}

/** For each pixel the number of its mask from 1; 0 where none is. */
function ownersOf(masks: readonly { readonly mask: RunLengths }[], width: number, height: number) {
  const owners = new Uint32Array(width * height);
  for (const [index, { mask }] of masks.entries()) {
    forEachRun(height, width, mask.counts, (column, start, end) => {
      for (let row = start; row < end; row += 1) owners[row * width + column] = index + 1;
    });
  }
  return owners;
}

/** Whether a pixel of another mask or of none is at most `reach` pixels away in the row or the column. */
function isBorder(owners: Uint32Array, pixel: number, width: number, reach: number): boolean {
  const owner = owners[pixel];
  const column = pixel % width;
  for (let step = 1; step <= reach; step += 1) {
    if (column >= step && owners[pixel - step] !== owner) return true;
    if (column + step < width && owners[pixel + step] !== owner) return true;
    const [above, below] = [pixel - step * width, pixel + step * width];
    if (above >= 0 && owners[above] !== owner) return true;
    if (below < owners.length && owners[below] !== owner) return true;
  }
  return false;
}
