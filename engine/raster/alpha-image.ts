import type { TextureUse, Wrap } from '../geometry/surface.js';
import type { AlphaImage } from './raster-object.js';

/**
 * The alpha of an image at texture coordinates, 0 to 1: the finest level, interpolated between the middles of four texels
 * unless the texture says `nearest`.
 */
export function alphaAt(image: AlphaImage, use: TextureUse, u: number, v: number): number {
  const { width, height, alpha } = image;
  const x = u * width;
  const y = v * height;
  if (use.nearest) {
    const column = texel(Math.floor(x), width, use.wrapU);
    return alpha[texel(Math.floor(y), height, use.wrapV) * width + column] / 255;
  }
  const left = Math.floor(x - 0.5);
  const top = Math.floor(y - 0.5);
  const shareX = x - 0.5 - left;
  const shareY = y - 0.5 - top;
  const column = texel(left, width, use.wrapU);
  const nextColumn = texel(left + 1, width, use.wrapU);
  const row = texel(top, height, use.wrapV) * width;
  const nextRow = texel(top + 1, height, use.wrapV) * width;
  const upper = alpha[row + column] * (1 - shareX) + alpha[row + nextColumn] * shareX;
  const lower = alpha[nextRow + column] * (1 - shareX) + alpha[nextRow + nextColumn] * shareX;
  return (upper * (1 - shareY) + lower * shareY) / 255;
}

/** The texel that a place on the endless row of texels shows. */
function texel(place: number, size: number, wrap: Wrap): number {
  if (place >= 0 && place < size) return place;
  if (wrap === 'clamp') return place < 0 ? 0 : size - 1;
  if (wrap === 'repeat') return place - Math.floor(place / size) * size;
  const inPair = place - Math.floor(place / (2 * size)) * (2 * size);
  return inPair < size ? inPair : 2 * size - 1 - inPair;
}
