/**
 * What a model may hold, so that no file takes more than about 2 GiB of memory or more than seconds. All
 * are checked before anything of that size is allocated; beyond one, the problem is `model/too-large`.
 */
export const limits = {
  /** Bytes of the JSON text, embedded buffers and images included. */
  jsonBytes: 268_435_456,
  /** Values in the JSON: its commas and opening brackets. */
  jsonValues: 5_000_000,
  /** Brackets within brackets. */
  jsonDepth: 256,
  nodes: 200_000,
  /** Nodes within nodes. */
  nodeDepth: 1_000,
  /** Primitives drawn, each as often as its mesh is used. */
  primitives: 500_000,
  /** Vertices of all position accessors that are used; and of all accessors of normals, and so on. */
  vertices: 10_000_000,
  /** Corners of the triangles drawn, each as often as its mesh is used. */
  indices: 20_000_000,
  /** Characters of the paths of all parts. */
  pathCharacters: 16_000_000,
  /** Metres from the origin. */
  coordinate: 1e9,
  /** Images that materials in use refer to. */
  images: 1_000,
  /** Bytes of those images, encoded. */
  imageBytes: 536_870_912,
  /** Repeats of a texture from its origin; beyond, single precision has no texels left. */
  textureCoordinate: 1e6,
  /** The largest factor of KHR_materials_emissive_strength, of a normal map, or of a texture transform. */
  factor: 1e6,
} as const;
