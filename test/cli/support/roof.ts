import { glb } from './glb.js';

/** A roof of 45° with its ridge upright, towards +Z: two rectangles that share the corners of the ridge. */
const positions = [
  [-1, -1, 0],
  [0, -1, 1],
  [0, 1, 1],
  [-1, 1, 0],
  [1, -1, 0],
  [1, 1, 0],
];
const corners = [0, 1, 2, 0, 2, 3, 1, 4, 5, 1, 5, 2];
const geometry = Buffer.concat([
  Buffer.from(Float32Array.from(positions.flat()).buffer),
  Buffer.from(Uint16Array.from(corners).buffer),
]);

/** The document of the roof, without normals; its buffer is `roofBuffer`. */
export const roof = {
  asset: { version: '2.0' },
  scene: 0,
  scenes: [{ nodes: [0] }],
  nodes: [{ mesh: 0 }],
  meshes: [{ primitives: [{ attributes: { POSITION: 0 }, indices: 1 }] }],
  accessors: [
    { bufferView: 0, componentType: 5126, count: 6, type: 'VEC3', min: [-1, -1, 0], max: [1, 1, 1] },
    { bufferView: 1, componentType: 5123, count: 12, type: 'SCALAR' },
  ],
  bufferViews: [
    { buffer: 0, byteLength: 72 },
    { buffer: 0, byteOffset: 72, byteLength: 24 },
  ],
  buffers: [{ byteLength: 96 }],
};

export { geometry as roofBuffer };

/** The roof with a texture of these bytes, said to be a PNG image. */
export function texturedRoof(image: Buffer): Buffer {
  const document = {
    ...roof,
    meshes: [{ primitives: [{ attributes: { POSITION: 0 }, indices: 1, material: 0 }] }],
    materials: [{ pbrMetallicRoughness: { baseColorTexture: { index: 0 } } }],
    textures: [{ source: 0 }],
    images: [{ mimeType: 'image/png', bufferView: 2 }],
    bufferViews: [...roof.bufferViews, { buffer: 0, byteOffset: geometry.length, byteLength: image.length }],
    buffers: [{ byteLength: geometry.length + image.length }],
  };
  return glb(document, Buffer.concat([geometry, image]));
}
