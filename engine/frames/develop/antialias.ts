import type { Truth } from '../../raster/truth.js';
import { subpixelOffsets } from '../../raster/truth.js';

/**
 * Smooth edges from one shaded colour a pixel: each of a pixel's four samples takes the colour of the pixel, of the nine
 * around it, that shows the same surface, and the pixel is their mean. After M. Chajdas, M. McGuire and D. Luebke,
 * Subpixel Reconstruction Antialiasing, 2011.
 *
 * `rgb` is linear, three numbers a pixel; the pixels inside surfaces keep their colours.
 */
export function antialias(rgb: Float32Array, truth: Truth): Float32Array {
  const { width, height, subpixels } = truth;
  if (!subpixels) return rgb;
  const out = rgb.slice();
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const pixel = row * width + column;
      if (!isEdge(truth, pixel)) continue;
      let [r, g, b] = [0, 0, 0];
      for (let sample = 0; sample < 4; sample += 1) {
        const at = pixel * 4 + sample;
        const from = sourceOf(
          truth,
          column,
          row,
          sample,
          subpixels.ids[at],
          subpixels.depth[at],
          subpixels.normals[at],
        );
        r += Math.min(rgb[from * 3], brightest);
        g += Math.min(rgb[from * 3 + 1], brightest);
        b += Math.min(rgb[from * 3 + 2], brightest);
      }
      out[pixel * 3] = r / 4;
      out[pixel * 3 + 1] = g / 4;
      out[pixel * 3 + 2] = b / 4;
    }
  }
  return out;
}

/** Beyond this a highlight is white anyway; its edge would stay jagged. */
const brightest = 2;

/** Whether the samples of a pixel show another thing, or another face of it, than its middle does. */
function isEdge({ ids, depth, normals, subpixels }: Truth, pixel: number): boolean {
  if (!subpixels) return false;
  const id = ids[pixel];
  const z = depth[pixel];
  for (let at = pixel * 4; at < pixel * 4 + 4; at += 1) {
    if (subpixels.ids[at] !== id) return true;
    if (id === 0) continue;
    if (Math.abs(subpixels.depth[at] - z) > 0.02 * z) return true;
    if (alike(normals, pixel, subpixels.normals[at]) < 0.85) return true;
  }
  return false;
}

/** The pixel whose colour a sample takes: the nearest of the same thing, of a like normal and depth. */
function sourceOf(
  { width, height, ids, depth, normals }: Truth,
  column: number,
  row: number,
  sample: number,
  id: number,
  z: number,
  normal: number,
): number {
  const [sx, sy] = subpixelOffsets[sample];
  let best = row * width + column;
  let least = Number.POSITIVE_INFINITY;
  for (let dy = -1; dy <= 1; dy += 1) {
    const y = row + dy;
    if (y < 0 || y >= height) continue;
    for (let dx = -1; dx <= 1; dx += 1) {
      const x = column + dx;
      if (x < 0 || x >= width) continue;
      const pixel = y * width + x;
      if (ids[pixel] !== id) continue;
      const ax = dx + 0.5 - sx;
      const ay = dy + 0.5 - sy;
      let cost = ax * ax + ay * ay;
      if (id !== 0) {
        cost += 40 * (Math.abs(depth[pixel] - z) / z);
        cost += 4 * (1 - alike(normals, pixel, normal));
      }
      if (cost < least) {
        least = cost;
        best = pixel;
      }
    }
  }
  return best;
}

/** The cosine of a pixel's normal and a packed one. */
function alike(normals: Float32Array, pixel: number, packed: number): number {
  const x = (packed << 24) >> 24;
  const y = (packed << 16) >> 24;
  const z = (packed << 8) >> 24;
  return (normals[pixel * 3] * x + normals[pixel * 3 + 1] * y + normals[pixel * 3 + 2] * z) / 127;
}
