import { type Panorama, panoramaDirection, texelSolidAngle } from './sphere-map.js';

/**
 * The irradiance on a surface, by its normal, as nine spherical harmonics of each colour. After R. Ramamoorthi and
 * P. Hanrahan, An Efficient Representation for Irradiance Environment Maps, 2001: the error is below 1 % on average.
 */
export type Irradiance = Float64Array; // 9 x r, g, b

/** The values of the first nine real spherical harmonics, times the lobe of the cosine. */
function basis(x: number, y: number, z: number, out: Float64Array): void {
  out[0] = 0.282095;
  out[1] = 0.488603 * y;
  out[2] = 0.488603 * z;
  out[3] = 0.488603 * x;
  out[4] = 1.092548 * x * y;
  out[5] = 1.092548 * y * z;
  out[6] = 0.315392 * (3 * z * z - 1);
  out[7] = 1.092548 * x * z;
  out[8] = 0.546274 * (x * x - y * y);
}

/** The factors of the bands 0, 1 and 2: the clamped cosine's own harmonics (their equation 8). */
const lobe = [Math.PI, (2 * Math.PI) / 3, Math.PI / 4];
const bandOf = [0, 1, 1, 1, 2, 2, 2, 2, 2];

export function irradianceOf(panorama: Panorama): Irradiance {
  const { width, height, radiance } = panorama;
  const result = new Float64Array(27);
  const values = new Float64Array(9);
  const direction = new Float64Array(3);
  for (let row = 0; row < height; row += 1) {
    const solidAngle = texelSolidAngle(row, width, height);
    for (let column = 0; column < width; column += 1) {
      panoramaDirection(column, row, width, height, direction);
      basis(direction[0], direction[1], direction[2], values);
      const texel = (row * width + column) * 3;
      for (let harmonic = 0; harmonic < 9; harmonic += 1) {
        const weight = values[harmonic] * solidAngle * lobe[bandOf[harmonic]];
        for (let k = 0; k < 3; k += 1) result[harmonic * 3 + k] += weight * radiance[texel + k];
      }
    }
  }
  return result;
}

/** Lux (for each colour) on a surface with the unit normal x, y, z in the panorama's frame. */
export function irradianceAt(
  irradiance: Irradiance,
  x: number,
  y: number,
  z: number,
): [number, number, number] {
  const values = new Float64Array(9);
  basis(x, y, z, values);
  const sum: [number, number, number] = [0, 0, 0];
  for (let harmonic = 0; harmonic < 9; harmonic += 1)
    for (let k = 0; k < 3; k += 1) sum[k] += irradiance[harmonic * 3 + k] * values[harmonic];
  return [Math.max(0, sum[0]), Math.max(0, sum[1]), Math.max(0, sum[2])];
}
