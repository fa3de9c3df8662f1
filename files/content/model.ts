import { type Mesh, readModel, readSurface, type Surface } from '../../engine/geometry/index.js';
import { besidePath } from './beside-path.js';
import type { FileTree } from './file-tree.js';

/** The largest model, in bytes, with the buffers beside it. */
const mostBytes = 2 * 1024 ** 3;

export interface ModelRead {
  readonly result:
    | { readonly kind: 'mesh'; readonly mesh: Mesh }
    | { readonly kind: 'problem'; readonly problem: string };
  /** The paths of what was asked for beside the model, found or not: then more than its own bytes decides. */
  readonly others: readonly string[];
}

/** What is wrong with the size of a model's file. */
export function modelSizeProblem(bytes: number): string | undefined {
  return bytes < mostBytes ? undefined : 'It has 2 GiB or more';
}

/** How the units and axes of a model are. */
export interface ModelFrame {
  readonly unit?: number;
  readonly up?: 'y' | 'z';
}

/**
 * Reads the bytes of the model at `path`, relative to the root, with the buffers beside it: those inside the root.
 * `onBuffer` is told each of them, and may throw. Throws what the file system says.
 */
export function readModelBytes(
  root: FileTree,
  path: string,
  bytes: Uint8Array,
  frame: ModelFrame = {},
  onBuffer?: (path: string, buffer: Uint8Array) => void,
): ModelRead {
  const beside = besideOf(root, path, bytes.length, onBuffer);
  const read = readModel(bytes, { uri: path, ...frame, resolve: beside.resolve });
  const others = beside.asked();
  if (read.ok) return { result: { kind: 'mesh', mesh: read.mesh }, others };
  return { result: { kind: 'problem', problem: unnamed(read.problem.message, path) }, others };
}

/** The same for what is drawn of the model. */
export function readSurfaceBytes(
  root: FileTree,
  path: string,
  bytes: Uint8Array,
  frame: ModelFrame,
  onBuffer: (path: string, buffer: Uint8Array) => void,
):
  | { readonly kind: 'surface'; readonly surface: Surface; readonly warnings: readonly string[] }
  | { readonly kind: 'problem'; readonly problem: string } {
  const { resolve } = besideOf(root, path, bytes.length, onBuffer);
  const read = readSurface(bytes, { uri: path, ...frame, resolve });
  if (read.ok) return { kind: 'surface', surface: read.surface, warnings: read.warnings };
  return { kind: 'problem', problem: unnamed(read.problem.message, path) };
}

/** The files beside a model, as long as all of it is not too large. */
function besideOf(
  root: FileTree,
  path: string,
  ownBytes: number,
  onBuffer?: (path: string, buffer: Uint8Array) => void,
): {
  readonly resolve: (relative: string) => Uint8Array | undefined;
  readonly asked: () => readonly string[];
} {
  const asked: string[] = [];
  let budget = mostBytes - ownBytes;
  const resolve = (relative: string) => {
    const beside = besidePath(path, relative);
    asked.push(beside);
    const located = root.locate(beside);
    if (located.kind !== 'file' || located.stats.size > budget) return undefined;
    budget -= Number(located.stats.size);
    const buffer = root.read(located);
    onBuffer?.(beside, buffer);
    return buffer;
  };
  return { resolve, asked: () => asked };
}

/** The one who asked names the file. */
function unnamed(message: string, path: string): string {
  return message.startsWith(`${path}: `) ? message.slice(path.length + 2) : message;
}
