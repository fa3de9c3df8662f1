import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { type Mesh, readModel } from '../../engine/geometry/index.js';
import type { RootFolder } from '../root-folder.js';

/** The largest model, in bytes, with the buffers beside it. */
const mostBytes = 2 * 1024 ** 3;

export interface ModelRead {
  readonly result:
    | { readonly kind: 'mesh'; readonly mesh: Mesh }
    | { readonly kind: 'problem'; readonly problem: string };
  /** Whether buffers beside the model were asked for: then more than its own bytes decides. */
  readonly usesOthers: boolean;
}

/** What is wrong with the size of a model's file. */
export function modelSizeProblem(bytes: number): string | undefined {
  return bytes < mostBytes ? undefined : 'It has 2 GiB or more';
}

/**
 * Reads the bytes of the model at `path`, relative to the root, with the buffers beside it: those inside the root.
 * `onBuffer` is told each of them, and may throw. Throws what the file system says.
 */
export function readModelBytes(
  root: RootFolder,
  path: string,
  bytes: Uint8Array,
  frame: { unit?: number; up?: 'y' | 'z' } = {},
  onBuffer?: (path: string, buffer: Uint8Array) => void,
): ModelRead {
  let usesOthers = false;
  let budget = mostBytes - bytes.length;
  const resolve = (relative: string) => {
    usesOthers = true;
    const beside = posix.join(posix.dirname(path), relative);
    const located = root.locate(beside);
    if (located.kind !== 'file' || located.stats.size > budget) return undefined;
    budget -= Number(located.stats.size);
    const buffer = readFileSync(located.realPath);
    onBuffer?.(beside, buffer);
    return buffer;
  };
  const read = readModel(bytes, { uri: path, ...frame, resolve });
  if (read.ok) return { result: { kind: 'mesh', mesh: read.mesh }, usesOthers };
  const { message } = read.problem;
  // The one who asked names the file.
  const problem = message.startsWith(`${path}: `) ? message.slice(path.length + 2) : message;
  return { result: { kind: 'problem', problem }, usesOthers };
}
