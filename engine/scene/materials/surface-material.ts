import { DoubleSide, FrontSide, type Texture, Vector4 } from 'three';
import { type Node, NodeMaterial } from 'three/webgpu';
import { surfaceOutputs } from './surface-outputs.js';

/** What a graph of the geometry pass can do; one shader is made for each set that a plan needs. */
export interface SurfaceFeatures {
  readonly baseColorMap: boolean;
  readonly normalMap: boolean;
  readonly metallicRoughnessMap: boolean;
  readonly emissiveMap: boolean;
  readonly vertexColors: boolean;
  /** Pixels of little alpha are not there. */
  readonly cutOut: boolean;
  readonly pattern: boolean;
}

/** The textures of a material; what the features do not ask for is null. */
export interface SurfaceTextures {
  readonly baseColorMap: Texture | null;
  readonly normalMap: Texture | null;
  readonly metallicRoughnessMap: Texture | null;
  readonly emissiveMap: Texture | null;
}

/** What differs from object to object without another shader: read from the mesh's `userData`. */
export interface SurfaceParameters {
  /** Linear r, g, b, and the alpha below which a cut-out is not there. */
  readonly color: Vector4;
  /** Roughness, metalness, the strength of the normal map, and the kind of the pattern. */
  readonly finish: Vector4;
  /** The first colour of the pattern, and its size in metres. */
  readonly patternA: Vector4;
  /** The second colour of the pattern; w scales its frame to metres (1). */
  readonly patternB: Vector4;
  /** Emitted linear r, g, b. */
  readonly emissive: Vector4;
  /** The scale of the object along its axes, which patterns undo: they keep their size in metres. */
  readonly scale: Vector4;
  /** The first and second row of the texture's transform. */
  readonly uvRow0: Vector4;
  readonly uvRow1: Vector4;
}

export function newParameters(): SurfaceParameters {
  return {
    color: new Vector4(1, 1, 1, 0.5),
    finish: new Vector4(0.5, 0, 1, 0),
    patternA: new Vector4(1, 1, 1, 1),
    patternB: new Vector4(0, 0, 0, 1),
    emissive: new Vector4(0, 0, 0, 0),
    scale: new Vector4(1, 1, 1, 1),
    uvRow0: new Vector4(1, 0, 0, 0),
    uvRow1: new Vector4(0, 1, 0, 0),
  };
}

export type Side = 'front' | 'both';

const sides = { front: FrontSide, both: DoubleSide } as const;

/**
 * Writes what a surface is, not how it is lit, to the targets of the geometry pass. Materials of the same features share
 * one graph, and so one shader; their textures are properties, which three binds for each object.
 */
export class SurfaceMaterial extends NodeMaterial {
  readonly baseColorMap: Texture | null;
  readonly normalTexture: Texture | null;
  readonly metallicRoughnessMap: Texture | null;
  readonly emissiveTexture: Texture | null;

  constructor(features: SurfaceFeatures, textures: SurfaceTextures, side: Side) {
    super();
    this.baseColorMap = textures.baseColorMap;
    this.normalTexture = textures.normalMap;
    this.metallicRoughnessMap = textures.metallicRoughnessMap;
    this.emissiveTexture = textures.emissiveMap;
    this.side = sides[side];
    this.lights = false;
    this.fog = false;
    this.fragmentNode = surfaceOutputs(features) as Node;
  }
}
