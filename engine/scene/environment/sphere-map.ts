/** Light that comes from all around, as three numbers a texel. */

/** An equirectangular panorama: the middle of the image is −Z, +X is to its right, the top row is up (+Y). */
export interface Panorama {
  readonly width: number;
  readonly height: number;
  /** Linear r, g, b of each texel in nits, rows from the top. */
  readonly radiance: Float32Array;
}

const { PI } = Math;

/** The direction of a texel's centre. */
export function panoramaDirection(
  column: number,
  row: number,
  width: number,
  height: number,
  out: Float64Array,
): void {
  const polar = ((row + 0.5) / height) * PI;
  const around = ((column + 0.5) / width) * 2 * PI - PI;
  const ring = Math.sin(polar);
  out[0] = ring * Math.sin(around);
  out[1] = Math.cos(polar);
  out[2] = -ring * Math.cos(around);
}

/** The solid angle of a texel in steradians. */
export function texelSolidAngle(row: number, width: number, height: number): number {
  return ((2 * PI) / width) * (Math.cos((row / height) * PI) - Math.cos(((row + 1) / height) * PI));
}

/** Looks a panorama up in a direction (unit length), with linear interpolation. */
export function lookUp(
  { width, height, radiance }: Panorama,
  x: number,
  y: number,
  z: number,
  out: Float64Array,
): void {
  const u = (Math.atan2(x, -z) / (2 * PI) + 0.5) * width - 0.5;
  const v = (Math.acos(Math.max(-1, Math.min(1, y))) / PI) * height - 0.5;
  const left = Math.floor(u);
  const top = Math.max(0, Math.min(height - 1, Math.floor(v)));
  const bottom = Math.min(height - 1, top + 1);
  const fu = u - left;
  const fv = Math.max(0, Math.min(1, v - top));
  const first = ((left % width) + width) % width;
  const second = (first + 1) % width;
  const a = (top * width + first) * 3;
  const b = (top * width + second) * 3;
  const c = (bottom * width + first) * 3;
  const d = (bottom * width + second) * 3;
  for (let k = 0; k < 3; k += 1) {
    const upper = radiance[a + k] + (radiance[b + k] - radiance[a + k]) * fu;
    const lower = radiance[c + k] + (radiance[d + k] - radiance[c + k]) * fu;
    out[k] = upper + (lower - upper) * fv;
  }
}

/** Half as wide and high; each texel is the mean of four. The sides must be even. */
export function halve({ width, height, radiance }: Panorama): Panorama {
  const [w, h] = [width / 2, height / 2];
  const small = new Float32Array(w * h * 3);
  for (let row = 0; row < h; row += 1) {
    for (let column = 0; column < w; column += 1) {
      const from = (2 * row * width + 2 * column) * 3;
      const below = from + width * 3;
      const to = (row * w + column) * 3;
      for (let k = 0; k < 3; k += 1) {
        small[to + k] =
          (radiance[from + k] + radiance[from + 3 + k] + radiance[below + k] + radiance[below + 3 + k]) / 4;
      }
    }
  }
  return { width: w, height: h, radiance: small };
}

/** The luminance of linear sRGB (ITU-R BT.709). */
export function luminance(r: number, g: number, b: number): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
