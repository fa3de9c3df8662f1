/** How materials use images: samplers and transforms of texture coordinates. */
import { cos, sin } from '../../numbers/index.js';
import type { TextureUse, Wrap } from '../surface.js';
import type { GltfImages } from './images.js';
import {
  asObject,
  describe,
  entryAt,
  type JsonObject,
  numberOf,
  numbersOf,
  objectOf,
  wholeOf,
} from './json.js';
import { limits } from './limits.js';
import { ModelFault } from './problem.js';
import type { Warnings } from './warnings.js';

const transformExtension = 'KHR_texture_transform';

/** Extensions that give a texture an image of another kind. */
const sourceExtensions = ['KHR_texture_basisu', 'EXT_texture_webp', 'EXT_texture_avif', 'MSFT_texture_dds'];

const wraps: { readonly [code: number]: Wrap } = { 10497: 'repeat', 33648: 'mirror', 33071: 'clamp' };
const nearestFilter = 9728;

type Matrix = TextureUse['transform'];

export class GltfTextures {
  constructor(
    private readonly document: JsonObject,
    private readonly images: GltfImages,
    private readonly warnings: Warnings,
  ) {}

  /** The texture under a key of a material; null if there is none, or none that can be drawn. */
  use(holder: JsonObject, key: string, holderPlace: string): TextureUse | null {
    if (holder[key] === undefined) return null;
    const place = `${holderPlace}.${key}`;
    const info = asObject(holder[key], place);
    const transformPlace = `${place}.extensions.${transformExtension}`;
    const transform = objectOf(
      objectOf(info, 'extensions', place),
      transformExtension,
      `${place}.extensions`,
    );
    const set = wholeOf(transform, 'texCoord', transformPlace, wholeOf(info, 'texCoord', place, 0));
    if (set !== 0) {
      this.warnings.add(`${place} lies by TEXCOORD_${set}, and only TEXCOORD_0 is read; it is not drawn`);
      return null;
    }
    const texture = entryAt(this.document, 'textures', info.index, `${place}.index`);
    return {
      image: this.#image(texture.entry, texture.place),
      ...this.#sampler(texture.entry, texture.place),
      transform: transformOf(transform, transformPlace),
    };
  }

  /** The plain image if there is one, else that of an extension. */
  #image(texture: JsonObject, place: string): number {
    if (texture.source === undefined) {
      const extensions = objectOf(texture, 'extensions', place);
      const name = sourceExtensions.find((candidate) => extensions[candidate] !== undefined);
      if (name !== undefined) {
        const other = `${place}.extensions.${name}`;
        return this.images.use(asObject(extensions[name], other).source, `${other}.source`);
      }
    }
    return this.images.use(texture.source, `${place}.source`);
  }

  #sampler(texture: JsonObject, texturePlace: string): Pick<TextureUse, 'wrapU' | 'wrapV' | 'nearest'> {
    if (texture.sampler === undefined) return { wrapU: 'repeat', wrapV: 'repeat', nearest: false };
    const { entry, place } = entryAt(this.document, 'samplers', texture.sampler, `${texturePlace}.sampler`);
    return {
      wrapU: wrapOf(entry, 'wrapS', place),
      wrapV: wrapOf(entry, 'wrapT', place),
      nearest: entry.magFilter === nearestFilter,
    };
  }
}

function wrapOf(sampler: JsonObject, key: string, place: string): Wrap {
  const code = sampler[key] ?? 10497;
  const wrap = typeof code === 'number' ? wraps[code] : undefined;
  if (wrap === undefined) {
    throw new ModelFault(
      'model/broken',
      `${place}.${key} should be one of ${Object.keys(wraps).join(', ')}, but is ${describe(code)}`,
    );
  }
  return wrap;
}

/**
 * Scale, then rotation, then offset. Counter-clockwise is meant as one sees it with v downwards; the GLSL in the
 * extension's text turns the other way, and the sample models and viewers decide for its words.
 */
function transformOf(transform: JsonObject, place: string): Matrix {
  const [offsetU, offsetV] = pairOf(transform, 'offset', place, 0);
  const [scaleU, scaleV] = pairOf(transform, 'scale', place, 1);
  const rotation = numberOf(transform, 'rotation', place, 0, -limits.factor, limits.factor);
  const cosine = cos(rotation);
  const sine = sin(rotation);
  return [cosine * scaleU, sine * scaleV, offsetU, 0 - sine * scaleU, cosine * scaleV, offsetV];
}

function pairOf(transform: JsonObject, key: string, place: string, absent: number): readonly number[] {
  const pair = numbersOf(transform, key, place, 2) ?? [absent, absent];
  const wrong = pair.find((value) => Math.abs(value) > limits.factor);
  if (wrong !== undefined) {
    throw new ModelFault(
      'model/broken',
      `${place}.${key} should be between -${limits.factor} and ${limits.factor}, but has ${wrong}`,
    );
  }
  return pair;
}
