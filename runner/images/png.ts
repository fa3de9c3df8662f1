/**
 * Lossless PNG files from plain arrays: rows from the top, pixels from the left. The arrays must stay as they are until the
 * promise is kept. The same pixels give the same bytes.
 */
import sharp from 'sharp';
import { checkSize } from './image-error.js';

/** Higher levels take much longer for a few per cent. */
const compressionLevel = 2;

/**
 * A PNG of 8-bit sRGB.
 * @param rgb three numbers a pixel
 * @throws ImageError `wrong-size`
 */
export function encodeRgb(rgb: Uint8Array, width: number, height: number): Promise<Uint8Array> {
  return encode(rgb, width, height, 3, 'srgb');
}

/**
 * A PNG of three 16-bit numbers a pixel, as they are.
 * @throws ImageError `wrong-size`
 */
export function encodeRgb16(values: Uint16Array, width: number, height: number): Promise<Uint8Array> {
  return encode(values, width, height, 3, 'rgb16');
}

/**
 * A PNG of one 16-bit number a pixel, as it is.
 * @throws ImageError `wrong-size`
 */
export function encodeGray16(values: Uint16Array, width: number, height: number): Promise<Uint8Array> {
  return encode(values, width, height, 1, 'grey16');
}

async function encode(
  values: Uint8Array | Uint16Array,
  width: number,
  height: number,
  channels: 1 | 3,
  space: string,
): Promise<Uint8Array> {
  checkSize(values.length, width, height, channels);
  return sharp(values, { raw: { width, height, channels }, limitInputPixels: false })
    .toColourspace(space)
    .png({ compressionLevel, adaptiveFiltering: false, palette: false })
    .toBuffer();
}
