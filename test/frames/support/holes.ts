import { Matrix3, Vector2, type Vector3 } from 'three';
import type { Wrap } from '../../../engine/geometry/index.js';
import type { Holes, Image } from './solids.js';

/**
 * Whether a patch has a hole at a place of one of its triangles.
 * @param weights barycentric: those of the triangle's three corners
 */
export function isHole(holes: Holes, triangle: number, weights: Vector3): boolean {
  const { uvs, vertexAlphas, factor, cutoff, texture } = holes;
  const w = weights.toArray();
  const mixed = (values: readonly number[], stride: number, place: number) =>
    w.reduce((sum, weight, corner) => sum + weight * values[(triangle * 3 + corner) * stride + place], 0);
  let alpha = factor * mixed(vertexAlphas, 1, 0);
  if (texture) {
    const { use, image } = texture;
    const [a, b, c, d, e, f] = use.transform;
    const at = new Vector2(mixed(uvs, 2, 0), mixed(uvs, 2, 1)).applyMatrix3(
      new Matrix3(a, b, c, d, e, f, 0, 0, 1),
    );
    // Places in texels, with whole numbers in the middles of texels.
    const x = at.x * image.width - 0.5;
    const y = at.y * image.height - 0.5;
    const texel = (column: number, row: number) => alphaOf(image, column, row, use.wrapU, use.wrapV);
    alpha *= use.nearest ? texel(Math.round(x), Math.round(y)) : bilinear(texel, x, y);
  }
  return alpha < cutoff;
}

function bilinear(value: (column: number, row: number) => number, x: number, y: number): number {
  let sum = 0;
  for (const column of [Math.floor(x), Math.floor(x) + 1]) {
    for (const row of [Math.floor(y), Math.floor(y) + 1]) {
      sum += (1 - Math.abs(x - column)) * (1 - Math.abs(y - row)) * value(column, row);
    }
  }
  return sum;
}

function alphaOf({ width, height, rgba }: Image, column: number, row: number, u: Wrap, v: Wrap): number {
  return rgba[(wrapped(row, height, v) * width + wrapped(column, width, u)) * 4 + 3] / 255;
}

function wrapped(place: number, size: number, wrap: Wrap): number {
  if (wrap === 'clamp') return Math.min(Math.max(place, 0), size - 1);
  const period = wrap === 'repeat' ? size : 2 * size;
  const inPeriod = ((place % period) + period) % period;
  return inPeriod < size ? inPeriod : period - 1 - inPeriod;
}
