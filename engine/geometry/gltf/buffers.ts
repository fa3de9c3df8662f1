/** The bytes of buffers and buffer views, each looked up when it is first used. */

import { decodeBase64 } from './base64.js';
import type { Container } from './container.js';
import { describe, entryAt, type JsonObject, objectOf, wholeOf } from './json.js';
import { ModelFault, quote } from './problem.js';

/** Gives the bytes of a file beside the model, or undefined if there is none. */
export type Resolve = (relativeUri: string) => Uint8Array | undefined;

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
  readonly #resolve: Resolve | undefined;

  constructor(container: Container, resolve: Resolve | undefined) {
    this.#container = container;
    this.#resolve = resolve;
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
    if (typeof uri !== 'string') {
      throw new ModelFault('model/broken', `${place}.uri should be a text, but is ${describe(uri)}`);
    }
    return uri.startsWith('data:') ? embedded(uri, place) : this.#external(uri, place);
  }

  #external(uri: string, place: string): Uint8Array {
    const path = decodeUri(uri);
    if (path === undefined || path.includes('\0')) {
      throw new ModelFault('model/broken', `${place}.uri should be a URI, but is ${quote(uri)}`);
    }
    if (/^([a-z][a-z0-9+.-]*:|[/\\])/i.test(path)) {
      throw new ModelFault(
        'model/missing-buffer',
        `${place}.uri should be relative to the model, but is ${quote(path)}`,
      );
    }
    const bytes = this.#resolve?.(path);
    if (bytes === undefined) {
      throw new ModelFault(
        'model/missing-buffer',
        `${place} needs the file ${quote(path)}, which is not there`,
      );
    }
    return bytes;
  }
}

function embedded(uri: string, place: string): Uint8Array {
  // The media type is short, so the comma is looked for near the front only.
  const comma = uri.slice(0, 1000).indexOf(',');
  const bytes =
    comma > 0 && uri.slice(0, comma).endsWith(';base64') ? decodeBase64(uri, comma + 1) : undefined;
  if (bytes === undefined)
    throw new ModelFault('model/broken', `${place}.uri should be base64 data, but is not`);
  return bytes;
}

function decodeUri(uri: string): string | undefined {
  try {
    return decodeURIComponent(uri);
  } catch {
    return undefined;
  }
}
