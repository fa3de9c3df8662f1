/** What every reader of a model does first: container, extensions, world frame, the scene's drawings. */
import { Buffers } from './buffers.js';
import { openContainer } from './container.js';
import { checkExtensions } from './extensions.js';
import type { JsonObject } from './json.js';
import { GltfMeshes } from './primitives.js';
import { ModelFault, type ModelProblem } from './problem.js';
import { listScene, type SceneContents } from './scene.js';
import type { Resolve } from './uri.js';

export interface ReadModelOptions {
  /** How problems name the file. */
  readonly uri: string;
  /** Metres of one unit of the file; glTF says 1. */
  readonly unit?: number;
  /** The axis that points up in the file; glTF says y. A z-up file is turned by -90 degrees about x. */
  readonly up?: 'y' | 'z';
  /**
   * Gives the bytes of a buffer or image beside the model. It gets the path, percent-decoded and never absolute;
   * `..` is its own matter. Without it, only what is embedded is read.
   */
  readonly resolve?: Resolve;
}

export interface OpenModel {
  readonly document: JsonObject;
  readonly buffers: Buffers;
  readonly scene: SceneContents;
}

/** @throws ModelFault, and what `resolve` throws */
export function openModel(bytes: Uint8Array, options: ReadModelOptions): OpenModel {
  const container = openContainer(bytes);
  const { document } = container;
  checkExtensions(document);
  const buffers = new Buffers(container, options.resolve);
  const scene = listScene(document, worldOf(options), new GltfMeshes(document, buffers));
  return { document, buffers, scene };
}

/** A fault as a value. @throws whatever else it is given */
export function problemOf(error: unknown, uri: string): ModelProblem {
  if (!(error instanceof ModelFault)) throw error;
  return { code: error.code, message: `${uri}: ${error.message}.` };
}

/** From the file's world to metres with +Y up, 4 x 4 column-major. */
function worldOf({ unit = 1, up = 'y' }: ReadModelOptions): Float64Array {
  return up === 'y'
    ? Float64Array.of(unit, 0, 0, 0, 0, unit, 0, 0, 0, 0, unit, 0, 0, 0, 0, 1)
    : Float64Array.of(unit, 0, 0, 0, 0, 0, -unit, 0, 0, unit, 0, 0, 0, 0, 0, 1);
}
