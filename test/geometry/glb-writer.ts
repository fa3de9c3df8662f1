/** A tiny writer of models for tests, independent of the reader: JSON and buffers are laid out by hand. */

export type Json = { [key: string]: unknown };

/** A GLB of a JSON chunk and, if given, a binary chunk. */
export function glb(json: unknown, binary?: Uint8Array): Uint8Array {
  return glbOfText(JSON.stringify(json), binary);
}

export function glbOfText(text: string, binary?: Uint8Array): Uint8Array {
  const chunks = [chunk(0x4e4f534a, new TextEncoder().encode(text), 0x20)];
  if (binary !== undefined) chunks.push(chunk(0x004e4942, binary, 0));
  const length = 12 + chunks.reduce((sum, part) => sum + part.length, 0);
  return concatenate([words(0x46546c67, 2, length), ...chunks]);
}

function chunk(type: number, data: Uint8Array, padding: number): Uint8Array {
  const padded = new Uint8Array(Math.ceil(data.length / 4) * 4).fill(padding);
  padded.set(data);
  return concatenate([words(padded.length, type), padded]);
}

function words(...values: number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => {
    view.setUint32(index * 4, value, true);
  });
  return bytes;
}

export function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

export function floats(...values: number[]): Uint8Array {
  return new Uint8Array(Float32Array.from(values).buffer);
}

export function shorts(...values: number[]): Uint8Array {
  return new Uint8Array(Uint16Array.from(values).buffer);
}

/** The corners of a tetrahedron with the edges 1 along x, y, z at the origin, wound outwards; volume 1/6. */
export const tetrahedronPositions = [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1];
export const tetrahedronIndices = [0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3];

export const tetrahedronBytes = concatenate([floats(...tetrahedronPositions), shorts(...tetrahedronIndices)]);

/** A model of one node with a tetrahedron: the base that tests vary. */
export function tetrahedronJson(): Json & {
  nodes: Json[];
  meshes: { primitives: Json[] }[];
  accessors: Json[];
  bufferViews: Json[];
  buffers: Json[];
} {
  return {
    asset: { version: '2.0' },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ name: 'tetrahedron', mesh: 0 }],
    meshes: [{ primitives: [{ attributes: { POSITION: 0 }, indices: 1 }] }],
    accessors: [
      { bufferView: 0, componentType: 5126, type: 'VEC3', count: 4 },
      { bufferView: 1, componentType: 5123, type: 'SCALAR', count: 12 },
    ],
    bufferViews: [
      { buffer: 0, byteOffset: 0, byteLength: 48 },
      { buffer: 0, byteOffset: 48, byteLength: 24 },
    ],
    buffers: [{ byteLength: 72 }],
  };
}
