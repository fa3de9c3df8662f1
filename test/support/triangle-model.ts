/** One triangle as glTF, with its buffer in a file beside it: the files by their names. */
export function triangleModel(): Record<string, string | Uint8Array> {
  const bytes = Buffer.alloc(36);
  [0, 0, 0, 1, 0, 0, 0, 1, 0].forEach((value, at) => {
    bytes.writeFloatLE(value, at * 4);
  });
  const model = {
    asset: { version: '2.0' },
    buffers: [{ byteLength: 36, uri: 'triangle.bin' }],
    bufferViews: [{ buffer: 0, byteLength: 36 }],
    accessors: [
      { bufferView: 0, componentType: 5126, count: 3, type: 'VEC3', min: [0, 0, 0], max: [1, 1, 0] },
    ],
    meshes: [{ primitives: [{ attributes: { POSITION: 0 } }] }],
    nodes: [{ mesh: 0 }],
    scenes: [{ nodes: [0] }],
    scene: 0,
  };
  return { 'triangle.gltf': JSON.stringify(model), 'triangle.bin': bytes };
}
