/**
 * Reads the triangles of a glTF 2.0 model, binary (GLB) or JSON. Materials, images, animations, cameras
 * and lights are not looked at; points and lines have no triangles; skinned and morphing meshes are taken
 * as they are stored, at their node. The bytes may come from anyone: whatever they hold, the answer is a
 * mesh or a problem, within the limits of `gltf/limits.ts`.
 */
import { assemble } from './gltf/assemble.js';
import { openModel, problemOf, type ReadModelOptions } from './gltf/open.js';
import type { ModelProblem } from './gltf/problem.js';
import type { Mesh } from './mesh.js';

export type ReadModelResult =
  | { readonly ok: true; readonly mesh: Mesh }
  | { readonly ok: false; readonly problem: ModelProblem };

/** @throws what `resolve` throws, and nothing else */
export function readModel(bytes: Uint8Array, options: ReadModelOptions): ReadModelResult {
  try {
    return { ok: true, mesh: assemble(openModel(bytes, options).scene) };
  } catch (error) {
    return { ok: false, problem: problemOf(error, options.uri) };
  }
}
