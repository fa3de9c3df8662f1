/**
 * Reads what is drawn of a glTF 2.0 model: the triangles that `readModel` gives, in the same order, with normals,
 * texture coordinates, colours, materials and encoded images. What the look of the file needs and a `Surface` cannot
 * say is left out with a warning. The bytes may come from anyone, as in `readModel`.
 */
import { assembleSurface, type Shading } from './gltf/assemble-surface.js';
import { GltfAttributes } from './gltf/attributes.js';
import { GltfImages } from './gltf/images.js';
import { GltfMaterials } from './gltf/materials.js';
import { openModel, problemOf, type ReadModelOptions } from './gltf/open.js';
import type { GltfPrimitive } from './gltf/primitives.js';
import type { ModelProblem } from './gltf/problem.js';
import { GltfTextures } from './gltf/textures.js';
import { Warnings } from './gltf/warnings.js';
import type { Surface } from './surface.js';

export type ReadSurfaceResult =
  | {
      readonly ok: true;
      readonly surface: Surface;
      /** What is drawn otherwise than the file says: sentences that begin with the file, as a problem's message does. */
      readonly warnings: readonly string[];
    }
  | { readonly ok: false; readonly problem: ModelProblem };

/** @throws what `resolve` throws, and nothing else */
export function readSurface(bytes: Uint8Array, options: ReadModelOptions): ReadSurfaceResult {
  try {
    const { document, buffers, scene } = openModel(bytes, options);
    const warnings = new Warnings(options.uri);
    const images = new GltfImages(document, buffers);
    const textures = new GltfTextures(document, images, warnings);
    const materials = new GltfMaterials(document, textures, warnings);
    const attributes = new GltfAttributes(document, buffers, warnings);
    const shadings = new Map<GltfPrimitive, Shading>();
    const shadingOf = (primitive: GltfPrimitive): Shading => {
      let shading = shadings.get(primitive);
      if (shading === undefined) {
        const material = materials.use(primitive.entry.material, primitive.place);
        shading = { ...attributes.of(primitive), material };
        if (shading.uvs === null && materials.isTextured(material))
          warnings.add(`${primitive.place} has a texture, but no TEXCOORD_0 that says where it lies`);
        shadings.set(primitive, shading);
      }
      return shading;
    };
    const triangles = assembleSurface(scene.drawings, shadingOf);
    return {
      ok: true,
      surface: { ...triangles, materials: materials.list, images: images.list },
      warnings: warnings.list,
    };
  } catch (error) {
    return { ok: false, problem: problemOf(error, options.uri) };
  }
}
