import { ImageError } from './image-error.js';
import { encodeGray16 } from './png.js';

const greatest = 65535;

/**
 * Instance ids in 16 bits; 0 where nothing is seen.
 * @throws ImageError `too-many-ids` where an id is above 65535, `wrong-size`
 */
export async function encodeIdsPng(ids: Uint32Array, width: number, height: number): Promise<Uint8Array> {
  const values = new Uint16Array(ids.length);
  for (let pixel = 0; pixel < ids.length; pixel += 1) {
    const id = ids[pixel]!;
    if (id > greatest)
      throw new ImageError(
        'too-many-ids',
        `instance ${id} does not fit into a 16-bit picture, whose ids end at ${greatest}: make fewer objects a scene, or take the masks from the labels`,
      );
    values[pixel] = id;
  }
  return encodeGray16(values, width, height);
}

/**
 * The id of the class of each pixel in 16 bits.
 * @param classes as `classMap` of the labels gives them
 * @throws ImageError `wrong-size`
 */
export function encodeClassesPng(classes: Uint16Array, width: number, height: number): Promise<Uint8Array> {
  return encodeGray16(classes, width, height);
}
