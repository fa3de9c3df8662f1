import type { Truth } from '../raster/truth.js';
import type { View } from '../raster/view.js';

/** How far around a place things dim the light of the surroundings, metres; and at most so many pixels. */
const reach = 0.12;
const farthest = 24;
/** Eight directions at growing distances: a spiral, so that near and far are both looked at. */
const taps = Array.from({ length: 8 }, (_, index) => {
  const angle = (index * 2 * Math.PI * 3) / 8 + 0.39;
  const distance = (index + 1) / 8;
  return [Math.cos(angle) * distance, Math.sin(angle) * distance] as const;
});

/**
 * How open each place is to the light from all around, from the depth image: a byte for each 2 x 2 pixels. After
 * M. McGuire et al., The Alchemy Screen-Space Ambient Obscurance Algorithm, 2011. Without it things that stand in diffuse
 * light would seem to float.
 */
export function opennessOf(truth: Truth, view: View): Uint8Array {
  const { width, height, depth, normals } = truth;
  const w = Math.ceil(width / 2);
  const h = Math.ceil(height / 2);
  const raw = new Float32Array(w * h).fill(1);
  for (let row = 0; row < h; row += 1) {
    for (let column = 0; column < w; column += 1) {
      const x = Math.min(column * 2, width - 1);
      const y = Math.min(row * 2, height - 1);
      const pixel = y * width + x;
      const z = depth[pixel];
      if (z <= 0) continue;
      const px = ((x + 0.5 - view.cx) / view.fx) * z;
      const py = ((y + 0.5 - view.cy) / view.fy) * z;
      const [nx, ny, nz] = [normals[pixel * 3], normals[pixel * 3 + 1], normals[pixel * 3 + 2]];
      const radius = Math.min(farthest, Math.max(2, (reach * view.fx) / z));
      // Neighbours turn the spiral by different amounts, in a fixed pattern of four; the blur below takes it out.
      const swap = (column & 1) ^ (row & 1);
      const flip = row & 1 ? -1 : 1;
      let closed = 0;
      for (const [tx, ty] of taps) {
        const qx = x + Math.trunc((swap ? ty : tx) * radius * flip);
        const qy = y + Math.trunc((swap ? tx : ty) * radius);
        if (qx < 0 || qy < 0 || qx >= width || qy >= height) continue;
        const other = depth[qy * width + qx];
        if (other <= 0) continue;
        const vx = ((qx + 0.5 - view.cx) / view.fx) * other - px;
        const vy = ((qy + 0.5 - view.cy) / view.fy) * other - py;
        const vz = other - z;
        const square = vx * vx + vy * vy + vz * vz;
        const up = vx * nx + vy * ny + vz * nz - 0.002 * z;
        if (up <= 0) continue;
        const near = 1 - square / (reach * reach);
        if (near > 0) closed += (up / Math.sqrt(square + 1e-8)) * near;
      }
      raw[row * w + column] = Math.max(0, 1 - (1.6 * closed) / taps.length);
    }
  }
  return blurred(raw, w, h, truth);
}

/** The mean of 3 x 3 places on the same side of depth. */
function blurred(raw: Float32Array, w: number, h: number, { width, depth }: Truth): Uint8Array {
  const out = new Uint8Array(w * h);
  const depthAt = (column: number, row: number) => depth[row * 2 * width + column * 2];
  for (let row = 0; row < h; row += 1) {
    for (let column = 0; column < w; column += 1) {
      const z = depthAt(column, row);
      let [sum, count] = [0, 0];
      for (let dy = -1; dy <= 1; dy += 1) {
        for (let dx = -1; dx <= 1; dx += 1) {
          const [c, r] = [column + dx, row + dy];
          if (c < 0 || r < 0 || c >= w || r >= h) continue;
          if (Math.abs(depthAt(c, r) - z) > 0.02 * z) continue;
          sum += raw[r * w + c];
          count += 1;
        }
      }
      out[row * w + column] = Math.round((sum / Math.max(count, 1)) * 255);
    }
  }
  return out;
}
