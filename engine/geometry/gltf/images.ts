/** The encoded images of a model, each looked up when a material first uses it. */
import type { SurfaceImage } from '../surface.js';
import type { Buffers } from './buffers.js';
import { entryAt, type JsonObject } from './json.js';
import { limits } from './limits.js';
import { ModelFault, quote } from './problem.js';
import { bytesOfUri } from './uri.js';

interface Signature {
  readonly name: string;
  /** Where in the file it stands. */
  readonly at: number;
  readonly bytes: readonly number[];
}

/** The first bytes of each kind of file. */
const signatures: readonly Signature[] = [
  { name: 'PNG', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { name: 'JPEG', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { name: 'KTX 2', at: 0, bytes: [0xab, 0x4b, 0x54, 0x58, 0x20, 0x32, 0x30, 0xbb] },
  { name: 'WebP', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  { name: 'AVIF', at: 4, bytes: [0x66, 0x74, 0x79, 0x70, 0x61, 0x76, 0x69, 0x66] },
  { name: 'GIF', at: 0, bytes: [0x47, 0x49, 0x46, 0x38] },
  { name: 'DDS', at: 0, bytes: [0x44, 0x44, 0x53, 0x20] },
  { name: 'BMP', at: 0, bytes: [0x42, 0x4d] },
];

const mimeTypes: { readonly [name: string]: string } = { PNG: 'image/png', JPEG: 'image/jpeg' };

export class GltfImages {
  readonly list: SurfaceImage[] = [];
  readonly #known = new Map<number, number>();
  #bytes = 0;

  constructor(
    private readonly document: JsonObject,
    private readonly buffers: Buffers,
  ) {}

  /** The number in `list` of the document's image. */
  use(imageIndex: unknown, referrer: string): number {
    const { entry, index, place } = entryAt(this.document, 'images', imageIndex, referrer);
    const known = this.#known.get(index);
    if (known !== undefined) return known;
    if (this.list.length >= limits.images) {
      throw new ModelFault('model/too-large', `${place} takes the model over ${limits.images} images`);
    }
    const bytes = this.#load(entry, place);
    this.#bytes += bytes.length;
    if (this.#bytes > limits.imageBytes) {
      throw new ModelFault(
        'model/too-large',
        `${place} takes the model over ${limits.imageBytes} bytes of images`,
      );
    }
    this.list.push({ mimeType: mimeTypeOf(bytes, nameOf(entry, place)), bytes });
    this.#known.set(index, this.list.length - 1);
    return this.list.length - 1;
  }

  #load(entry: JsonObject, place: string): Uint8Array {
    if (entry.uri !== undefined) {
      return bytesOfUri(entry.uri, place, this.buffers.resolve, 'model/missing-image');
    }
    if (entry.bufferView === undefined) {
      throw new ModelFault('model/broken', `${place} should have a uri or a bufferView, but has neither`);
    }
    const { bytes } = this.buffers.view(entry.bufferView, `${place}.bufferView`);
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
}

/** The image as a message calls it: its place, and the file's name or its own. */
function nameOf({ uri, name }: JsonObject, place: string): string {
  const text = typeof uri === 'string' && !uri.startsWith('data:') ? uri : name;
  return typeof text === 'string' && text !== '' ? `${place} (${quote(text)})` : place;
}

/** The kind of an image by its own bytes; what the file says of it is often wrong. */
function mimeTypeOf(image: Uint8Array, name: string): string {
  const found = signatures.find(({ at, bytes }) => bytes.every((byte, index) => image[at + index] === byte));
  const mimeType = found && mimeTypes[found.name];
  if (mimeType !== undefined) return mimeType;
  const start = Array.from(image.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const actual = found
    ? `is ${found.name}`
    : image.length > 0
      ? `begins with the bytes ${start}`
      : 'is empty';
  throw new ModelFault(
    'model/not-an-image',
    `${name} should be a PNG or JPEG image, but ${actual}; save it as PNG, or take the texture from the material`,
  );
}
