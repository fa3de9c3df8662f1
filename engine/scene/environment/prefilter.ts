/**
 * What a rough mirror sees of a panorama, for a few roughnesses, each as an octahedral tile of one texture. The lobe is
 * GGX with the view along the normal, after B. Karis, Real Shading in Unreal Engine 4, 2013; directions that stand for
 * much of the sphere read a smaller panorama (J. Křivánek and M. Colbert, Real-time Shading with Filtered Importance
 * Sampling, 2008), so that a bright lamp leaves no speckles.
 */
import { fillTile, type OctahedronTile } from './octahedron.js';
import { halve, lookUp, type Panorama } from './sphere-map.js';

/** The roughness of each tile; between two of them the shader interpolates. */
export const tileRoughness: readonly number[] = [0, 0.2, 0.4, 0.6, 0.8, 1];
/** Texels along a side of the tiles but the first, which is as sharp as the panorama is. */
const tileSizes = [128, 64, 32, 32, 16];
const samples = 96;

export interface PrefilteredMap {
  readonly width: number;
  readonly height: number;
  /** r, g, b, 1 in nits, rows from the top. */
  readonly texels: Float32Array;
  /** One for each of `tileRoughness`. */
  readonly tiles: readonly OctahedronTile[];
}

export function prefilter(panorama: Panorama): PrefilteredMap {
  const sharp = sharpTileSize(panorama);
  const side = sharp + 2;
  const column = side;
  let top = 0;
  const tiles: OctahedronTile[] = [{ size: sharp, left: 1, top: 1 }];
  for (const size of tileSizes) {
    tiles.push({ size, left: column + 1, top: top + 1 });
    top += size + 2;
  }
  const width = column + tileSizes[0] + 2;
  const height = Math.max(side, top);
  const texels = new Float32Array(width * height * 4);
  const pyramid = pyramidOf(panorama);
  tiles.forEach((tile, index) => {
    const roughness = tileRoughness[index];
    fillTile(
      texels,
      width,
      tile,
      roughness === 0 ? (x, y, z, out) => lookUp(panorama, x, y, z, out) : lobeFilter(pyramid, roughness),
    );
  });
  return { width, height, texels, tiles };
}

/** As many texels as the panorama has, rounded up to a power of two, at most 1,024 a side. */
function sharpTileSize({ width, height }: Panorama): number {
  const side = Math.sqrt(width * height);
  for (let size = 64; size < 1024; size *= 2) if (size >= side) return size;
  return 1024;
}

function pyramidOf(panorama: Panorama): readonly Panorama[] {
  const levels = [panorama];
  for (let last = panorama; last.width % 2 === 0 && last.height % 2 === 0 && last.height > 4; ) {
    last = halve(last);
    levels.push(last);
  }
  return levels;
}

/** Directions of the lobe round +Z with their weights and the panoramas that they read. */
function lobeFilter(pyramid: readonly Panorama[], roughness: number) {
  const alpha = roughness * roughness;
  const { width, height } = pyramid[0];
  const texelSolidAngle = (4 * Math.PI) / (width * height);
  const rays: { x: number; y: number; z: number; level: number }[] = [];
  for (let index = 0; index < samples; index += 1) {
    const u = (index + 0.5) / samples;
    const around = 2 * Math.PI * ((index * 0.6180339887498949) % 1);
    const cosine = Math.sqrt((1 - u) / (1 + (alpha * alpha - 1) * u));
    const sine = Math.sqrt(1 - cosine * cosine);
    const half = [sine * Math.cos(around), sine * Math.sin(around), cosine];
    // The reflection of the normal, +Z, about the half vector.
    const z = 2 * cosine * cosine - 1;
    if (z <= 0) continue;
    const root = cosine * cosine * (alpha * alpha - 1) + 1;
    const density = (alpha * alpha) / (Math.PI * root * root) / 4;
    const solidAngle = 1 / (samples * density);
    const level = Math.max(0, 0.5 * Math.log2(solidAngle / texelSolidAngle) + 0.5);
    rays.push({
      x: 2 * cosine * half[0],
      y: 2 * cosine * half[1],
      z,
      level: Math.min(pyramid.length - 1, Math.round(level)),
    });
  }
  const total = rays.reduce((sum, { z }) => sum + z, 0);
  const color = new Float64Array(3);
  return (x: number, y: number, z: number, out: Float64Array) => {
    // A frame with the normal as its z axis.
    const [ux, uy, uz] = Math.abs(y) < 0.99 ? [0, 1, 0] : [1, 0, 0];
    let tx = uy * z - uz * y;
    let ty = uz * x - ux * z;
    let tz = ux * y - uy * x;
    const length = Math.sqrt(tx * tx + ty * ty + tz * tz);
    tx /= length;
    ty /= length;
    tz /= length;
    const bx = y * tz - z * ty;
    const by = z * tx - x * tz;
    const bz = x * ty - y * tx;
    out.fill(0);
    for (const ray of rays) {
      lookUp(
        pyramid[ray.level],
        ray.x * tx + ray.y * bx + ray.z * x,
        ray.x * ty + ray.y * by + ray.z * y,
        ray.x * tz + ray.y * bz + ray.z * z,
        color,
      );
      out[0] += color[0] * ray.z;
      out[1] += color[1] * ray.z;
      out[2] += color[2] * ray.z;
    }
    out[0] /= total;
    out[1] /= total;
    out[2] /= total;
  };
}
