/**
 * What is drawn of a shape: its triangles with all that shading and cut-outs need. The triangles are those of the `Mesh`
 * of the same shape, in the same order; the vertices are not, for a crease has two normals at one place. Metres,
 * right-handed, +Y up, in the frame of the whole object before its scale.
 */
import type { Bounds } from './mesh.js';

export interface Surface {
  /** x, y, z of each vertex, in metres. */
  readonly positions: Float64Array;
  /** The unit normal at each vertex, outwards. */
  readonly normals: Float32Array;
  /** u, v of each vertex as in glTF: (0, 0) is the top left corner of an image. Zeros where there are none. */
  readonly uvs: Float32Array;
  /** Linear r, g, b, a of each vertex, or null where every vertex is white. */
  readonly colors: Float32Array | null;
  /** Three vertices for each triangle, counter-clockwise seen from outside. */
  readonly indices: Uint32Array;
  /** Runs of triangles of one material, in order; together they are all triangles. */
  readonly groups: readonly SurfaceGroup[];
  /** Those of the model. A primitive has one, `plainMaterial`. */
  readonly materials: readonly SurfaceMaterial[];
  /** The model's images, encoded. */
  readonly images: readonly SurfaceImage[];
  readonly bounds: Bounds;
}

export interface SurfaceGroup {
  readonly firstTriangle: number;
  readonly triangleCount: number;
  /** An index into `materials`. */
  readonly material: number;
}

/** A metallic-rough material as in glTF 2.0, 3.9; the factors multiply the textures. */
export interface SurfaceMaterial {
  readonly name: string;
  /** Linear r, g, b, a. */
  readonly baseColor: readonly [number, number, number, number];
  /** sRGB, with alpha. */
  readonly baseColorTexture: TextureUse | null;
  readonly metallic: number;
  readonly roughness: number;
  /** Linear: roughness in green, metalness in blue. */
  readonly metallicRoughnessTexture: TextureUse | null;
  /** Linear; a normal in tangent space. */
  readonly normalTexture: TextureUse | null;
  /** A factor on the x and y of the normal texture. */
  readonly normalScale: number;
  /** Linear r, g, b; KHR_materials_emissive_strength is multiplied in. In units of a white surface in the light that the exposure is metered for. */
  readonly emissive: readonly [number, number, number];
  /** sRGB. */
  readonly emissiveTexture: TextureUse | null;
  readonly alphaMode: 'opaque' | 'mask' | 'blend';
  /** With `mask`: what has less alpha is not there. */
  readonly alphaCutoff: number;
  /** Whether the back of a triangle is seen too. */
  readonly doubleSided: boolean;
}

export type Wrap = 'repeat' | 'mirror' | 'clamp';

export interface TextureUse {
  /** An index into `images`. */
  readonly image: number;
  readonly wrapU: Wrap;
  readonly wrapV: Wrap;
  /** Whether texels are taken as they are, without interpolation. */
  readonly nearest: boolean;
  /** KHR_texture_transform as a 2 x 3 matrix in row-major order: u' = m0 u + m1 v + m2, v' = m3 u + m4 v + m5. */
  readonly transform: readonly [number, number, number, number, number, number];
}

export interface SurfaceImage {
  /** `image/png` or `image/jpeg`. */
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

/** What a shape without a material of its own is made of: the default of glTF 2.0, but grey as the catalogue says. */
export const plainMaterial: SurfaceMaterial = {
  name: '',
  baseColor: [1, 1, 1, 1],
  baseColorTexture: null,
  metallic: 0,
  roughness: 0.5,
  metallicRoughnessTexture: null,
  normalTexture: null,
  normalScale: 1,
  emissive: [0, 0, 0],
  emissiveTexture: null,
  alphaMode: 'opaque',
  alphaCutoff: 0.5,
  doubleSided: false,
};
