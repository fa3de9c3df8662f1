import sharp, { type OverlayOptions, type Sharp } from 'sharp';
import type { Picture } from '../../engine/pictures/index.js';

/** The picture in another size; as it is if it has that size. */
export async function resized(picture: Picture, width: number, height: number): Promise<Picture> {
  if (picture.width === width && picture.height === height) return picture;
  const fit = 'fill';
  const rgb = await sharpOf(picture).resize({ width, height, fit, kernel: 'lanczos3' }).raw().toBuffer();
  return { width, height, rgb };
}

/** The picture in another size by nearest pixels, which mixes no colours. */
export async function resizedSharply(picture: Picture, width: number, height: number): Promise<Picture> {
  const rgb = await sharpOf(picture)
    .resize({ width, height, fit: 'fill', kernel: 'nearest' })
    .raw()
    .toBuffer();
  return { width, height, rgb };
}

/** The greatest size of these proportions inside a square of `side`; at least a pixel each way. */
export function sizeWithin(side: number, { width, height }: { width: number; height: number }) {
  const scale = side / Math.max(width, height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** The picture with a drawing of its size on top. */
export async function withDrawing(picture: Picture, svg: string): Promise<Picture> {
  const rgb = await sharpOf(picture)
    .composite([{ input: Buffer.from(svg) }])
    .removeAlpha()
    .raw()
    .toBuffer();
  return { ...picture, rgb };
}

/** A picture to be put on another, its top left corner there. */
export function layer(picture: Picture, left: number, top: number): OverlayOptions {
  const { width, height, rgb } = picture;
  const { buffer, byteOffset, byteLength } = rgb;
  return {
    input: Buffer.from(buffer, byteOffset, byteLength),
    raw: { width, height, channels: 3 },
    left,
    top,
  };
}

function sharpOf({ width, height, rgb }: Picture): Sharp {
  return sharp(rgb, { raw: { width, height, channels: 3 }, limitInputPixels: false });
}
