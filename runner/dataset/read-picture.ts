import sharp from 'sharp';
import type { Picture } from '../../engine/pictures/index.js';

/** Decodes an image of a data set. */
export async function readPicture(bytes: Uint8Array): Promise<Picture> {
  const { data, info } = await sharp(bytes)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: data };
}
