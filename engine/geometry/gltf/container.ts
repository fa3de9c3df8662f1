/** The outer layer of a model: a GLB container or plain JSON (glTF 2.0 specification, section 4). */
import { asObject, describe, type JsonObject } from './json.js';
import { parseJson } from './json-text.js';
import { ModelFault } from './problem.js';

export interface Container {
  readonly document: JsonObject;
  /** The GLB's binary chunk. */
  readonly binary: Uint8Array | undefined;
}

const glbMagic = 0x46546c67;
const jsonChunk = 0x4e4f534a;
const binaryChunk = 0x004e4942;
const headerBytes = 12;

/** Splits a GLB or takes the bytes as JSON, and checks that it is glTF 2. */
export function openContainer(bytes: Uint8Array): Container {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const container =
    bytes.length >= 4 && view.getUint32(0, true) === glbMagic ? openGlb(bytes, view) : openJson(bytes);
  const asset = container.document.asset;
  const version = typeof asset === 'object' && asset !== null ? (asset as JsonObject).version : undefined;
  if (typeof version !== 'string') {
    throw new ModelFault('model/not-gltf', `asset.version should be "2.0", but is ${describe(version)}`);
  }
  if (!version.startsWith('2.')) {
    throw new ModelFault('model/unsupported', `asset.version should be "2.0", but is ${describe(version)}`);
  }
  return container;
}

function openJson(bytes: Uint8Array): Container {
  if (firstCharacter(bytes) !== '{') {
    throw new ModelFault('model/not-gltf', 'The file should begin as a GLB ("glTF") or as JSON ("{")');
  }
  return { document: asObject(parseJson(bytes, 'The JSON'), 'The JSON'), binary: undefined };
}

/** The first character that is neither white space nor a byte order mark; JSON has it near its beginning. */
function firstCharacter(bytes: Uint8Array): string {
  const blank = [0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf];
  const first = bytes.subarray(0, 1024).findIndex((byte) => !blank.includes(byte));
  return first < 0 ? '' : String.fromCharCode(bytes[first]);
}

function openGlb(bytes: Uint8Array, view: DataView): Container {
  if (bytes.length < headerBytes) {
    throw new ModelFault('model/truncated', `The GLB header should have 12 bytes, but has ${bytes.length}`);
  }
  const version = view.getUint32(4, true);
  if (version !== 2)
    throw new ModelFault('model/unsupported', `The GLB version should be 2, but is ${version}`);
  const length = view.getUint32(8, true);
  if (length > bytes.length) {
    throw new ModelFault(
      'model/truncated',
      `The GLB header says ${length} bytes, but the file has ${bytes.length}`,
    );
  }
  const chunks = [...listChunks(bytes, view, length)];
  if (chunks[0]?.type !== jsonChunk) {
    throw new ModelFault('model/broken', 'The first chunk of the GLB should be its JSON, but is not');
  }
  return {
    document: asObject(parseJson(chunks[0].data, 'The JSON chunk'), 'The JSON chunk'),
    binary: chunks[1]?.type === binaryChunk ? chunks[1].data : undefined,
  };
}

/** The first two chunks; others are extensions that readers pass over. */
function* listChunks(
  bytes: Uint8Array,
  view: DataView,
  length: number,
): Generator<{ readonly type: number; readonly data: Uint8Array }> {
  let at = headerBytes;
  for (let chunk = 0; chunk < 2 && at < length; chunk += 1) {
    const room = length - at - 8;
    const size = room >= 0 ? view.getUint32(at, true) : 0;
    if (room < 0 || size > room) {
      throw new ModelFault(
        'model/broken',
        `Chunk ${chunk} of the GLB should end within its ${length} bytes, but does not`,
      );
    }
    yield { type: view.getUint32(at + 4, true), data: bytes.subarray(at + 8, at + 8 + size) };
    at += 8 + size;
  }
}
