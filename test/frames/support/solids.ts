import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { Matrix4, Vector3 } from 'three';
import {
  primitiveSurface,
  readSurface,
  type Surface,
  type TextureUse,
} from '../../../engine/geometry/index.js';
import type { Geometry, SampledObject } from '../../../engine/sampling/sample.js';

/** A decoded image: r, g, b, a of each pixel, rows from the top. */
export interface Image {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** Triangles of one material of an object, in the world. */
export interface Patch {
  readonly id: number;
  readonly doubleSided: boolean;
  /** The vertices, counter-clockwise seen from outside. */
  readonly positions: readonly number[];
  /** Null for what has no holes. */
  readonly holes: Holes | null;
}

/** What says where a patch has holes, with values for each of the vertices of its triangles. */
export interface Holes {
  readonly uvs: readonly number[];
  readonly vertexAlphas: readonly number[];
  readonly factor: number;
  readonly cutoff: number;
  readonly texture: { readonly use: TextureUse; readonly image: Image } | null;
}

/** Shapes as the oracle has them: at their own size, from the files themselves, and straight to the world. */
export class Solids {
  private readonly models = new Map<string, { surface: Surface; images: Image[] }>();

  /** @param folder where the model files are */
  constructor(private readonly folder: string) {}

  async patchesOf(object: SampledObject): Promise<Patch[]> {
    const { surface, images } = await this.shapeOf(object.geometry);
    const world = new Matrix4().fromArray([...object.matrix]);
    // A mirror turns counter-clockwise into clockwise.
    const corners = world.determinant() < 0 ? [0, 2, 1] : [0, 1, 2];
    return surface.groups.map(({ firstTriangle, triangleCount, material }): Patch => {
      const vertices: number[] = [];
      for (let triangle = firstTriangle; triangle < firstTriangle + triangleCount; triangle += 1) {
        for (const corner of corners) vertices.push(surface.indices[triangle * 3 + corner]);
      }
      const its = surface.materials[material];
      const use = its.baseColorTexture;
      const holes = object.material === null && its.alphaMode !== 'opaque';
      return {
        id: object.id,
        doubleSided: its.doubleSided,
        positions: vertices.flatMap((vertex) =>
          new Vector3()
            .fromArray(surface.positions, vertex * 3)
            .applyMatrix4(world)
            .toArray(),
        ),
        holes: holes
          ? {
              uvs: vertices.flatMap((vertex) => [surface.uvs[vertex * 2], surface.uvs[vertex * 2 + 1]]),
              vertexAlphas: vertices.map((vertex) => surface.colors?.[vertex * 4 + 3] ?? 1),
              factor: its.baseColor[3],
              cutoff: its.alphaMode === 'mask' ? its.alphaCutoff : 0.5,
              texture: use && { use, image: images[use.image] },
            }
          : null,
      };
    });
  }

  private async shapeOf(geometry: Geometry): Promise<{ surface: Surface; images: Image[] }> {
    switch (geometry.kind) {
      case 'model':
        return await this.modelOf(geometry);
      case 'plane': {
        const [width, depth] = geometry.size;
        return { surface: primitiveSurface('plane', { width, depth }), images: [] };
      }
      case 'box':
        return { surface: primitiveSurface('box', geometry), images: [] };
      case 'sphere':
        return { surface: primitiveSurface('sphere', geometry), images: [] };
      case 'torus':
        return { surface: primitiveSurface('torus', geometry), images: [] };
      default:
        return { surface: primitiveSurface(geometry.kind, geometry), images: [] };
    }
  }

  private async modelOf({ file, metresPerUnit, up }: Geometry & { kind: 'model' }) {
    const key = `${metresPerUnit} ${up} ${file}`;
    let model = this.models.get(key);
    if (!model) {
      const read = readSurface(readFileSync(join(this.folder, file)), { uri: file, unit: metresPerUnit, up });
      if (!read.ok) throw new Error(`${file}: ${JSON.stringify(read.problem)}`);
      const images = await Promise.all(read.surface.images.map(({ bytes }) => decode(bytes)));
      model = { surface: read.surface, images };
      this.models.set(key, model);
    }
    return model;
  }
}

async function decode(bytes: Uint8Array): Promise<Image> {
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgba: data };
}
