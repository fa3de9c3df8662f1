/** The bytes of buffers and buffer views, each looked up when it is first used. */

import type { Container } from './container.js';
import { entryAt, type JsonObject, objectOf, wholeOf } from './json.js';
import { ModelFault } from './problem.js';
import { bytesOfUri, type Resolve } from './uri.js';

/** A stretch of bytes, and the place in the file that owns it. */
export interface ByteRange {
  readonly place: string;
  readonly bytes: DataView;
  /** Bytes from one element to the next, if the view says so. */
  readonly stride: number | undefined;
}

export class Buffers {
  readonly #buffers = new Map<number, Uint8Array>();
  readonly #container: Container;

  constructor(
    container: Container,
    readonly resolve: Resolve | undefined,
  ) {
    this.#container = container;
  }

  /** The bytes of a buffer view. */
  view(viewIndex: unknown, referrer: string): ByteRange {
    const { entry, place } = entryAt(this.#container.document, 'bufferViews', viewIndex, referrer);
    const compression = ['EXT_meshopt_compression', 'KHR_meshopt_compression'].find(
      (name) => objectOf(entry, 'extensions', place)[name] !== undefined,
    );
    const buffer = this.#buffer(entry.buffer, `${place}.buffer`, compression);
    const offset = wholeOf(entry, 'byteOffset', place, 0);
    const length = wholeOf(entry, 'byteLength', place);
    if (offset + length > buffer.length) {
      throw new ModelFault(
        'model/broken',
        `${place} should end within the ${buffer.length} bytes of buffers[${entry.buffer}], but ends at ${offset + length}`,
      );
    }
    const stride = entry.byteStride === undefined ? undefined : wholeOf(entry, 'byteStride', place, 0, 252);
    return { place, bytes: new DataView(buffer.buffer, buffer.byteOffset + offset, length), stride };
  }

  #buffer(bufferIndex: unknown, referrer: string, compression: string | undefined): Uint8Array {
    const { entry, place, index } = entryAt(this.#container.document, 'buffers', bufferIndex, referrer);
    const known = this.#buffers.get(index);
    if (known !== undefined) return known;
    const length = wholeOf(entry, 'byteLength', place);
    const bytes = this.#load(entry, place, index, compression);
    if (bytes.length < length) {
      throw new ModelFault(
        'model/truncated',
        `${place} should have ${length} bytes, but its data has ${bytes.length}`,
      );
    }
    const buffer = bytes.subarray(0, length);
    this.#buffers.set(index, buffer);
    return buffer;
  }

  #load(entry: JsonObject, place: string, index: number, compression: string | undefined): Uint8Array {
    const { uri } = entry;
    if (uri === undefined) {
      if (index === 0 && this.#container.binary !== undefined) return this.#container.binary;
      if (compression !== undefined) {
        throw new ModelFault('model/unsupported', `${place} has data compressed by ${compression} only`);
      }
      throw new ModelFault(
        'model/missing-buffer',
        `${place} should have a uri or the GLB's binary chunk, but has neither`,
      );
    }
    return bytesOfUri(uri, place, this.resolve, 'model/missing-buffer');
  }
}
