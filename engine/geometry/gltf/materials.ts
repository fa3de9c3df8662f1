/** The materials of a model that its triangles use (glTF 2.0 specification, section 3.9). */
import { plainMaterial, type SurfaceMaterial } from '../surface.js';
import { describe, entryAt, type JsonObject, numberOf, numbersOf, objectOf } from './json.js';
import { limits } from './limits.js';
import { ModelFault, quote } from './problem.js';
import type { GltfTextures } from './textures.js';
import type { Warnings } from './warnings.js';

const emissiveStrength = 'KHR_materials_emissive_strength';
const unlit = 'KHR_materials_unlit';

const alphaModes: { readonly [code: string]: SurfaceMaterial['alphaMode'] } = {
  OPAQUE: 'opaque',
  MASK: 'mask',
  BLEND: 'blend',
};

export class GltfMaterials {
  /** Those in use, in order of first use. */
  readonly list: SurfaceMaterial[] = [];
  readonly #known = new Map<unknown, number>();

  constructor(
    private readonly document: JsonObject,
    private readonly textures: GltfTextures,
    private readonly warnings: Warnings,
  ) {}

  /** The number in `list` of the document's material; of `plainMaterial` if the primitive has none. */
  use(materialIndex: unknown, primitivePlace: string): number {
    const known = this.#known.get(materialIndex);
    if (known !== undefined) return known;
    const material = materialIndex === undefined ? plainMaterial : this.#read(materialIndex, primitivePlace);
    this.list.push(material);
    this.#known.set(materialIndex, this.list.length - 1);
    return this.list.length - 1;
  }

  isTextured(index: number): boolean {
    const material = this.list[index];
    return (
      material.baseColorTexture !== null ||
      material.metallicRoughnessTexture !== null ||
      material.normalTexture !== null ||
      material.emissiveTexture !== null
    );
  }

  #read(materialIndex: unknown, primitivePlace: string): SurfaceMaterial {
    const { entry, place } = entryAt(this.document, 'materials', materialIndex, `${primitivePlace}.material`);
    const name = typeof entry.name === 'string' ? entry.name : '';
    const title = name === '' ? place : `${place} (${quote(name)})`;
    const extensions = objectOf(entry, 'extensions', place);
    this.#warn(extensions, title);
    const shaded = extensions[unlit] === undefined;
    return {
      name,
      ...this.#metallicRoughness(entry, place, shaded),
      normalTexture: shaded ? this.textures.use(entry, 'normalTexture', place) : null,
      normalScale: shaded ? normalScaleOf(entry, place) : 1,
      emissive: emissiveOf(entry, extensions, place),
      emissiveTexture: this.textures.use(entry, 'emissiveTexture', place),
      ...this.#alpha(entry, place, title),
      doubleSided: entry.doubleSided === true,
    };
  }

  /** An unlit material has a base colour only; it is drawn chalky. */
  #metallicRoughness(entry: JsonObject, place: string, shaded: boolean) {
    const model = objectOf(entry, 'pbrMetallicRoughness', place);
    const modelPlace = `${place}.pbrMetallicRoughness`;
    const [red, green, blue, alpha] = numbersOf(model, 'baseColorFactor', modelPlace, 4) ?? [1, 1, 1, 1];
    return {
      baseColor: [clamp(red), clamp(green), clamp(blue), clamp(alpha)] as const,
      baseColorTexture: this.textures.use(model, 'baseColorTexture', modelPlace),
      metallic: shaded ? clamp(anyNumber(model, 'metallicFactor', modelPlace)) : 0,
      roughness: shaded ? clamp(anyNumber(model, 'roughnessFactor', modelPlace)) : 1,
      metallicRoughnessTexture: shaded
        ? this.textures.use(model, 'metallicRoughnessTexture', modelPlace)
        : null,
    };
  }

  #alpha(entry: JsonObject, place: string, title: string) {
    const { alphaMode: code = 'OPAQUE' } = entry;
    const alphaMode =
      typeof code === 'string' && Object.hasOwn(alphaModes, code) ? alphaModes[code] : undefined;
    if (alphaMode === undefined) {
      throw new ModelFault(
        'model/broken',
        `${place}.alphaMode should be OPAQUE, MASK or BLEND, but is ${describe(code)}`,
      );
    }
    if (alphaMode === 'blend')
      this.warnings.add(`${title} is blended by its alpha; it is drawn cut out where alpha is below 0.5`);
    const cutoff = numberOf(entry, 'alphaCutoff', place, 0.5, 0, limits.factor);
    return { alphaMode, alphaCutoff: alphaMode === 'mask' ? cutoff : 0.5 };
  }

  #warn(extensions: JsonObject, title: string): void {
    for (const name of Object.keys(extensions)) {
      if (name === unlit) this.warnings.add(`${title} is unlit; it is drawn lit, with a roughness of 1`);
      else if (name.includes('_materials_') && name !== emissiveStrength)
        this.warnings.add(`${title} uses ${quote(name)}, which is not drawn`);
    }
  }
}

function normalScaleOf(entry: JsonObject, place: string): number {
  const info = objectOf(entry, 'normalTexture', place);
  return numberOf(info, 'scale', `${place}.normalTexture`, 1, -limits.factor, limits.factor);
}

function emissiveOf(
  entry: JsonObject,
  extensions: JsonObject,
  place: string,
): readonly [number, number, number] {
  const [red, green, blue] = numbersOf(entry, 'emissiveFactor', place, 3) ?? [0, 0, 0];
  const extension = objectOf(extensions, emissiveStrength, `${place}.extensions`);
  const strengthPlace = `${place}.extensions.${emissiveStrength}`;
  const strength = numberOf(extension, 'emissiveStrength', strengthPlace, 1, 0, limits.factor);
  return [clamp(red) * strength, clamp(green) * strength, clamp(blue) * strength];
}

/** A factor of which 1 is the default; files round a little beyond 0 and 1. */
function anyNumber(model: JsonObject, key: string, place: string): number {
  return numberOf(model, key, place, 1, -limits.factor, limits.factor);
}

function clamp(value: number): number {
  return Math.min(Math.max(value, 0), 1);
}
