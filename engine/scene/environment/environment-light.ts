import { ClampToEdgeWrapping, DataTexture, DataUtils, HalfFloatType, LinearFilter, RGBAFormat } from 'three';
import { type Irradiance, irradianceOf } from './irradiance.js';
import type { OctahedronTile } from './octahedron.js';
import { prefilter, tileRoughness } from './prefilter.js';
import { luminance, type Panorama, texelSolidAngle } from './sphere-map.js';

/** Surroundings made ready for lighting. */
export interface EnvironmentLight {
  /** Of the panorama divided by `scale`: halves end at 65,504. */
  readonly texture: DataTexture;
  readonly tiles: readonly OctahedronTile[];
  /** Of the panorama divided by `scale`, too. */
  readonly irradiance: Irradiance;
  /** Nits of the value 1. */
  readonly scale: number;
  dispose(): void;
}

/**
 * How bright a texel may be, in terms of the mean over the sphere. A sun in a panorama has no shadow here, and would
 * leave speckles; a `directional` light is the sun that throws shadows.
 */
const brightest = 60;

/** Prepares a panorama. The same panorama gives the same light, whatever the graphics driver. */
export function environmentLight(source: Panorama): EnvironmentLight {
  const mean = meanLuminance(source);
  const scale = mean > 0 ? mean : 1;
  const panorama = tamed(source, scale);
  const { width, height, texels, tiles } = prefilter(panorama);
  const halves = new Uint16Array(texels.length);
  for (let index = 0; index < texels.length; index += 1) halves[index] = DataUtils.toHalfFloat(texels[index]);
  const texture = textureOf(halves, width, height);
  return { texture, tiles, irradiance: irradianceOf(panorama), scale, dispose: () => texture.dispose() };
}

/** Surroundings that give no light, which are ready at once. */
export function darkness(): EnvironmentLight {
  const texture = textureOf(new Uint16Array(4), 1, 1);
  const tiles = tileRoughness.map(() => ({ left: 0, top: 0, size: 1 }));
  return { texture, tiles, irradiance: new Float64Array(27), scale: 1, dispose: () => texture.dispose() };
}

/** @param halves r, g, b, a of each texel */
function textureOf(halves: Uint16Array, width: number, height: number): DataTexture {
  const texture = new DataTexture(halves, width, height, RGBAFormat, HalfFloatType);
  texture.minFilter = LinearFilter;
  texture.magFilter = LinearFilter;
  texture.wrapS = ClampToEdgeWrapping;
  texture.wrapT = ClampToEdgeWrapping;
  texture.needsUpdate = true;
  return texture;
}

/** The mean luminance over the sphere, nits. */
function meanLuminance({ width, height, radiance }: Panorama): number {
  let sum = 0;
  for (let row = 0; row < height; row += 1) {
    const solidAngle = texelSolidAngle(row, width, height);
    for (let texel = row * width * 3; texel < (row + 1) * width * 3; texel += 3)
      sum += solidAngle * luminance(radiance[texel], radiance[texel + 1], radiance[texel + 2]);
  }
  return sum / (4 * Math.PI);
}

/** The panorama in units of its mean, without what is far brighter than the rest. */
function tamed({ width, height, radiance }: Panorama, mean: number): Panorama {
  const result = new Float32Array(radiance.length);
  for (let texel = 0; texel < radiance.length; texel += 3) {
    const r = radiance[texel];
    const g = radiance[texel + 1];
    const b = radiance[texel + 2];
    const factor = Math.min(1, (brightest * mean) / Math.max(luminance(r, g, b), 1e-30)) / mean;
    result[texel] = r * factor;
    result[texel + 1] = g * factor;
    result[texel + 2] = b * factor;
  }
  return { width, height, radiance: result };
}

/** One colour all around, or one above that turns into another below, in nits. */
export function gradientPanorama(top: readonly number[], bottom: readonly number[]): Panorama {
  const [width, height] = [16, 32];
  const radiance = new Float32Array(width * height * 3);
  for (let row = 0; row < height; row += 1) {
    const up = (Math.cos(((row + 0.5) / height) * Math.PI) + 1) / 2;
    for (let column = 0; column < width; column += 1)
      for (let k = 0; k < 3; k += 1)
        radiance[(row * width + column) * 3 + k] = bottom[k] + (top[k] - bottom[k]) * up;
  }
  return { width, height, radiance };
}
