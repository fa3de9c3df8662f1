/**
 * Reads the triangles of a glTF 2.0 model, binary (GLB) or JSON. Materials, images, animations, cameras
 * and lights are not looked at; points and lines have no triangles; skinned and morphing meshes are taken
 * as they are stored, at their node. The bytes may come from anyone: whatever they hold, the answer is a
 * mesh or a problem, within the limits of `gltf/limits.ts`.
 */
import { assemble } from './gltf/assemble.js';
import { Buffers, type Resolve } from './gltf/buffers.js';
import { openContainer } from './gltf/container.js';
import { checkExtensions } from './gltf/extensions.js';
import { GltfMeshes } from './gltf/primitives.js';
import { ModelFault, type ModelProblem } from './gltf/problem.js';
import { listScene } from './gltf/scene.js';
import type { Mesh } from './mesh.js';

export interface ReadModelOptions {
  /** How problems name the file. */
  readonly uri: string;
  /** Metres of one unit of the file; glTF says 1. */
  readonly unit?: number;
  /** The axis that points up in the file; glTF says y. A z-up file is turned by -90 degrees about x. */
  readonly up?: 'y' | 'z';
  /**
   * Gives the bytes of a buffer beside the model. It gets the path, percent-decoded and never absolute;
   * `..` is its own matter. Without it, only embedded buffers are read.
   */
  readonly resolve?: Resolve;
}

export type ReadModelResult =
  | { readonly ok: true; readonly mesh: Mesh }
  | { readonly ok: false; readonly problem: ModelProblem };

/** @throws what `resolve` throws, and nothing else */
export function readModel(bytes: Uint8Array, options: ReadModelOptions): ReadModelResult {
  try {
    const container = openContainer(bytes);
    checkExtensions(container.document);
    const meshes = new GltfMeshes(container.document, new Buffers(container, options.resolve));
    return { ok: true, mesh: assemble(listScene(container.document, worldOf(options), meshes)) };
  } catch (error) {
    if (!(error instanceof ModelFault)) throw error;
    return { ok: false, problem: { code: error.code, message: `${options.uri}: ${error.message}.` } };
  }
}

/** From the file's world to metres with +Y up, 4 x 4 column-major. */
function worldOf({ unit = 1, up = 'y' }: ReadModelOptions): Float64Array {
  return up === 'y'
    ? Float64Array.of(unit, 0, 0, 0, 0, unit, 0, 0, 0, 0, unit, 0, 0, 0, 0, 1)
    : Float64Array.of(unit, 0, 0, 0, 0, 0, -unit, 0, 0, unit, 0, 0, 0, 0, 0, 1);
}
