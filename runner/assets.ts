import sharp from 'sharp';
import { type AssetSource, decodePanorama } from '../engine/frames/index.js';
import type { DecodedImage } from '../engine/scene/materials/material-store.js';
import { ModelError, type NodeModels } from '../files/models.js';

/** As many pixels as an image may have: 16,384 a side is what the check of a spec allows. */
const mostPixels = 16_384 * 16_384;

/** The files of a plan for drawing. `onWarning` is told what of a model can't be drawn as its file says. */
export function diskAssets(models: NodeModels, onWarning: (text: string) => void): AssetSource {
  return {
    surface: (file, unit, up) => {
      const { surface, warnings } = models.surface(file, unit, up);
      warnings.forEach(onWarning);
      return surface;
    },
    bytes: (file) => models.bytes(file),
    decodeImage,
    decodePanorama: (bytes, name) => {
      try {
        return decodePanorama(bytes, name);
      } catch (error) {
        throw new ModelError(name, `It can't be decoded (${messageOf(error)}).`);
      }
    },
  };
}

async function decodeImage(bytes: Uint8Array, file: string, index?: number): Promise<DecodedImage> {
  try {
    const image = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' });
    const { data, info } = await image
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, rgba: new Uint8Array(data) };
  } catch (error) {
    const what = index === undefined ? 'It' : `images[${index}]`;
    throw new ModelError(
      file,
      `${what} is no image that can be decoded (${messageOf(error)}). Write it anew, as PNG or JPEG.`,
    );
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\s+/g, ' ').replace(/[\s:.]+$/, '') : String(error);
}
