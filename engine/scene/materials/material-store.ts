import {
  ClampToEdgeWrapping,
  DataTexture,
  LinearFilter,
  LinearMipmapLinearFilter,
  type Material,
  MirroredRepeatWrapping,
  NearestFilter,
  NoColorSpace,
  RepeatWrapping,
  RGBAFormat,
  SRGBColorSpace,
  type Texture,
  UnsignedByteType,
} from 'three';
import { type Node, NodeMaterial } from 'three/webgpu';
import type { SurfaceMaterial as Description, Surface, TextureUse, Wrap } from '../../geometry/surface.js';
import type { PlainRecord } from '../../sampling/sample.js';
import { shader } from '../shader.js';
import { patternKinds } from './patterns.js';
import {
  type Side,
  SurfaceMaterial,
  type SurfaceParameters,
  type SurfaceTextures,
} from './surface-material.js';

const { attribute, Discard, Fn, materialReference, userData, uv, varying, vec2, vec4 } = shader;

/** A decoded image: r, g, b, a bytes, rows from the top. */
export interface DecodedImage {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** Gives the decoded image of a model, or of a file of the plan. Decoding is done before. */
export interface ImageSource {
  imageOf(surface: Surface, index: number): DecodedImage;
  file(path: string): DecodedImage;
}

/** The material of one draw, with what goes to the mesh's parameters. */
export interface ChosenMaterial {
  readonly material: Material;
  readonly shadow: Material;
  apply(parameters: SurfaceParameters): void;
}

const wraps = { repeat: RepeatWrapping, mirror: MirroredRepeatWrapping, clamp: ClampToEdgeWrapping } as const;
const upright: TextureUse['transform'] = [1, 0, 0, 0, 1, 0];

/** Materials by what they draw, each made once. */
export class MaterialStore {
  private readonly textures = new Map<string, Texture>();
  private readonly materials = new Map<string, SurfaceMaterial>();
  private readonly shadows = new Map<string, NodeMaterial>();
  private readonly numbers = new Map<object, number>();

  constructor(private readonly images: ImageSource) {}

  /** The model's own material. */
  ofModel(surface: Surface, index: number): ChosenMaterial {
    const own = surface.materials[index];
    const textures: SurfaceTextures = {
      baseColorMap: this.texture(surface, own.baseColorTexture, SRGBColorSpace),
      normalMap: this.texture(surface, own.normalTexture, NoColorSpace),
      metallicRoughnessMap: this.texture(surface, own.metallicRoughnessTexture, NoColorSpace),
      emissiveMap: this.texture(surface, own.emissiveTexture, SRGBColorSpace),
    };
    const use =
      own.baseColorTexture ??
      own.normalTexture ??
      own.metallicRoughnessTexture ??
      own.emissiveTexture ??
      undefined;
    const [material, shadow] = this.material(textures, {
      vertexColors: surface.colors !== null,
      cutOut: own.alphaMode !== 'opaque',
      pattern: false,
      side: own.doubleSided ? 'both' : 'front',
    });
    return {
      material,
      shadow,
      apply: (parameters) => applyModel(parameters, own, use?.transform ?? upright),
    };
  }

  /** A material of the spec, on any shape. @throws Error for a kind or pattern that is not known */
  ofSpec({ properties }: PlainRecord, doubleSided: boolean): ChosenMaterial {
    const paint = properties.baseColor;
    const file = typeof paint === 'string' ? paint : undefined;
    const pattern = isRecord(paint) ? paint : undefined;
    const textures: SurfaceTextures = {
      baseColorMap: file === undefined ? null : this.fileTexture(file),
      normalMap: null,
      metallicRoughnessMap: null,
      emissiveMap: null,
    };
    const [material, shadow] = this.material(textures, {
      vertexColors: false,
      cutOut: false,
      pattern: pattern !== undefined,
      side: doubleSided ? 'both' : 'front',
    });
    const color = Array.isArray(paint) ? (paint as number[]) : [1, 1, 1];
    return {
      material,
      shadow,
      apply: (parameters) => {
        parameters.color.set(color[0], color[1], color[2], 0);
        const kind = pattern ? (patternKinds[pattern.type] ?? 0) : 0;
        parameters.finish.set(properties.roughness as number, properties.metallic as number, 1, kind);
        parameters.emissive.set(0, 0, 0, 0);
        applyTransform(parameters, upright);
        if (pattern) applyPattern(parameters, pattern);
      },
    };
  }

  dispose(): void {
    const all = [this.textures, this.materials, this.shadows];
    for (const store of all) for (const each of store.values()) each.dispose();
  }

  private material(
    textures: SurfaceTextures,
    options: { vertexColors: boolean; cutOut: boolean; pattern: boolean; side: Side },
  ): [SurfaceMaterial, NodeMaterial] {
    const features = {
      baseColorMap: textures.baseColorMap !== null,
      normalMap: textures.normalMap !== null,
      metallicRoughnessMap: textures.metallicRoughnessMap !== null,
      emissiveMap: textures.emissiveMap !== null,
      vertexColors: options.vertexColors,
      cutOut: options.cutOut,
      pattern: options.pattern,
    };
    const ids = Object.values(textures).map((texture: Texture | null) => texture?.id ?? 0);
    const key = JSON.stringify([features, ids, options.side]);
    let material = this.materials.get(key);
    if (!material) {
      material = new SurfaceMaterial(features, textures, options.side);
      this.materials.set(key, material);
    }
    return [material, this.shadowMaterial(material, options)];
  }

  /** Writes depth alone; a cut-out's shadow has its holes. What is seen from one side throws its shadow by that side. */
  private shadowMaterial(
    surface: SurfaceMaterial,
    { cutOut, vertexColors, side }: { cutOut: boolean; vertexColors: boolean; side: Side },
  ): NodeMaterial {
    const key = `${cutOut ? surface.id : ''} ${side}`;
    let material = this.shadows.get(key);
    if (!material) {
      material = cutOut ? new CutOutShadow(surface.baseColorMap, vertexColors) : new NodeMaterial();
      material.fragmentNode ??= plainShadow;
      material.side = surface.side;
      material.lights = false;
      this.shadows.set(key, material);
    }
    return material;
  }

  private texture(surface: Surface, use: TextureUse | null, colorSpace: string): Texture | null {
    if (!use) return null;
    let number = this.numbers.get(surface);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(surface, number);
    }
    const key = `${number}/${use.image} ${colorSpace} ${use.wrapU} ${use.wrapV} ${use.nearest}`;
    return this.keep(key, () =>
      textureOf(this.images.imageOf(surface, use.image), colorSpace, use.wrapU, use.wrapV, use.nearest),
    );
  }

  private fileTexture(path: string): Texture {
    return this.keep(`file ${path}`, () =>
      textureOf(this.images.file(path), SRGBColorSpace, 'repeat', 'repeat', false),
    );
  }

  private keep(key: string, make: () => Texture): Texture {
    let texture = this.textures.get(key);
    if (!texture) {
      texture = make();
      this.textures.set(key, texture);
    }
    return texture;
  }
}

const plainShadow = vec4(0, 0, 0, 1) as unknown as Node;

class CutOutShadow extends NodeMaterial {
  constructor(
    readonly baseColorMap: Texture | null,
    vertexColors: boolean,
  ) {
    super();
    this.fragmentNode = cutOutShadow(baseColorMap !== null, vertexColors);
  }
}

const cutOutGraphs = new Map<string, Node>();

function cutOutShadow(hasMap: boolean, vertexColors: boolean): Node {
  const key = `${hasMap} ${vertexColors}`;
  let graph = cutOutGraphs.get(key);
  if (!graph) {
    graph = Fn(() => {
      const alpha = vec4(1).toVar();
      if (vertexColors) alpha.assign(alpha.mul(varying(attribute('color', 'vec4'))));
      const [row0, row1, plain] = [userData('uvRow0', 'vec4'), userData('uvRow1', 'vec4'), uv()];
      const at = vec2(
        row0.x.mul(plain.x).add(row0.y.mul(plain.y)).add(row0.z),
        row1.x.mul(plain.x).add(row1.y.mul(plain.y)).add(row1.z),
      );
      if (hasMap)
        alpha.assign(alpha.mul(materialReference('baseColorMap', 'texture').context({ getUV: () => at })));
      Discard(alpha.w.lessThan(userData('color', 'vec4').w));
      return vec4(0, 0, 0, 1);
    })() as unknown as Node;
    cutOutGraphs.set(key, graph);
  }
  return graph;
}

function applyModel(
  parameters: SurfaceParameters,
  own: Description,
  transform: TextureUse['transform'],
): void {
  const [r, g, b, a] = own.baseColor;
  // The cut is at cutoff / factor: the shader compares the texture's alpha alone.
  const cutoff = own.alphaMode === 'mask' ? own.alphaCutoff : 0.5;
  parameters.color.set(r, g, b, own.alphaMode === 'opaque' ? 0 : cutoff / Math.max(a, 1e-6));
  parameters.finish.set(own.roughness, own.metallic, own.normalScale, 0);
  parameters.emissive.set(own.emissive[0], own.emissive[1], own.emissive[2], 0);
  applyTransform(parameters, transform);
}

function applyTransform(parameters: SurfaceParameters, m: TextureUse['transform']): void {
  parameters.uvRow0.set(m[0], m[1], m[2], 0);
  parameters.uvRow1.set(m[3], m[4], m[5], 0);
}

function applyPattern(parameters: SurfaceParameters, { properties }: PlainRecord): void {
  const [a, b] = [properties.a as number[], properties.b as number[]];
  parameters.patternA.set(a[0], a[1], a[2], properties.size as number);
  parameters.patternB.set(b[0], b[1], b[2], 1);
}

function textureOf(
  { width, height, rgba }: DecodedImage,
  colorSpace: string,
  wrapU: Wrap,
  wrapV: Wrap,
  nearest: boolean,
): Texture {
  const texture = new DataTexture(rgba, width, height, RGBAFormat, UnsignedByteType);
  texture.colorSpace = colorSpace;
  texture.wrapS = wraps[wrapU];
  texture.wrapT = wraps[wrapV];
  texture.magFilter = nearest ? NearestFilter : LinearFilter;
  texture.minFilter = nearest ? NearestFilter : LinearMipmapLinearFilter;
  texture.generateMipmaps = !nearest;
  texture.needsUpdate = true;
  return texture;
}

function isRecord(value: unknown): value is PlainRecord {
  return typeof value === 'object' && value !== null && 'type' in value;
}
