import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Mesh, Surface } from '../engine/geometry/index.js';
import type { Plan, PlanFile } from '../engine/plan/plan.js';
import { modelSizeProblem, readModelBytes, readSurfaceBytes } from './content/model.js';
import type { RootFolder } from './root-folder.js';

/** A file that a plan names and that is not there as the plan knows it, or can't be used. */
export class ModelError extends Error {
  override readonly name = 'ModelError';

  constructor(
    /** Relative to the root, with `/`. */
    readonly path: string,
    /** One sentence. */
    readonly problem: string,
  ) {
    super(`${path}: ${problem}`);
  }
}

/** The files of a plan on a disk, models read once, and only if their bytes are those that the plan was compiled with. */
export class NodeModels {
  private readonly files: ReadonlyMap<string, PlanFile>;
  private readonly meshes = new Map<string, Mesh>();

  constructor(
    plan: Plan,
    private readonly root: RootFolder,
  ) {
    this.files = new Map(plan.files.map((file) => [file.path, file]));
  }

  /** The shape of a model in metres with +Y up. Throws a `ModelError`. */
  mesh(path: string, metresPerUnit: number, up: 'y' | 'z'): Mesh {
    const key = `${metresPerUnit} ${up} ${path}`;
    let mesh = this.meshes.get(key);
    if (!mesh) {
      mesh = this.read(path, metresPerUnit, up);
      this.meshes.set(key, mesh);
    }
    return mesh;
  }

  /** What is drawn of a model, in metres with +Y up, and what of it can't be drawn. Throws a `ModelError`. */
  surface(path: string, unit: number, up: 'y' | 'z'): { surface: Surface; warnings: readonly string[] } {
    const onBuffer = (beside: string, buffer: Uint8Array) => this.verify(beside, buffer);
    const read = readSurfaceBytes(this.root, path, this.bytes(path), { unit, up }, onBuffer);
    if (read.kind === 'problem') throw new ModelError(path, read.problem);
    return read;
  }

  private read(path: string, unit: number, up: 'y' | 'z'): Mesh {
    const onBuffer = (beside: string, buffer: Uint8Array) => this.verify(beside, buffer);
    const { result } = readModelBytes(this.root, path, this.bytes(path), { unit, up }, onBuffer);
    if (result.kind === 'problem') throw new ModelError(path, result.problem);
    return result.mesh;
  }

  /** The bytes of any file of the plan. Throws a `ModelError`. */
  bytes(path: string): Buffer {
    const located = this.root.locate(path);
    if (located.kind === 'outside') throw new ModelError(path, 'This link leads out of the folder.');
    if (located.kind !== 'file') throw new ModelError(path, `There is no such file in ${this.root.path}.`);
    const tooLarge = modelSizeProblem(Number(located.stats.size));
    if (tooLarge !== undefined) throw new ModelError(path, `${tooLarge}.`);
    const bytes = readFileSync(located.realPath);
    this.verify(path, bytes);
    return bytes;
  }

  private verify(path: string, bytes: Uint8Array): void {
    const file = this.files.get(path);
    if (!file) throw new ModelError(path, 'The plan does not list this file.');
    if (createHash('sha256').update(bytes).digest('hex') !== file.sha256) {
      throw new ModelError(path, 'The file has changed since the plan was compiled. Compile the plan anew.');
    }
  }
}
