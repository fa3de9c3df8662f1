import { type AssetSource, decodePanorama } from '../../engine/frames/index.js';
import { type Mesh, readModel, readSurface, type Surface } from '../../engine/geometry/index.js';
import type { Plan, PlanFile } from '../../engine/plan/plan.js';
import type { ModelSource } from '../../engine/sampling/index.js';
import type { DecodedImage } from '../../engine/scene/materials/material-store.js';
import type { Counters } from './counters.js';
import { megabytes, previewLimits } from './limits.js';

/** A file of the plan that the page can't get or can't use. */
export class FileError extends Error {
  override readonly name = 'FileError';
}

/** Gets a file by its path, encoded for a URL. */
type Fetch = (path: string) => Promise<ArrayBuffer | string>;

/**
 * The files of a plan, fetched before they are used. What a file holds is kept from plan to plan, and what was made of
 * them as long as none of them changes.
 */
export class PlanFiles implements AssetSource, ModelSource {
  private contents = new Map<string, Uint8Array>();
  private readonly meshes = new Map<string, Mesh>();
  private readonly surfaces = new Map<string, Surface>();
  private files: ReadonlyMap<string, PlanFile> = new Map();

  constructor(private readonly counters: Counters) {}

  /**
   * Fetches what is not there yet; true if any file is another than before. @throws FileError if one is not as the plan
   * knows it, and the signal's reason; then nothing has changed
   */
  async use(plan: Plan, fetch: Fetch, signal: AbortSignal): Promise<boolean> {
    checkSizes(plan.files);
    const files = new Map(plan.files.map((file) => [file.path, file]));
    const contents = new Map<string, Uint8Array>();
    const load = async (file: PlanFile) => {
      const known = this.contents.get(file.sha256);
      if (!known) this.counters.files += 1;
      contents.set(file.sha256, known ?? (await fetchFile(file, fetch)));
    };
    await Promise.all(plan.files.map(load));
    signal.throwIfAborted();
    const isSame =
      files.size === this.files.size &&
      plan.files.every(({ path, sha256 }) => this.files.get(path)?.sha256 === sha256);
    if (isSame) return false;
    this.files = files;
    this.contents = contents;
    this.meshes.clear();
    this.surfaces.clear();
    return true;
  }

  bytes(path: string): Uint8Array {
    const bytes = this.contents.get(this.files.get(path)?.sha256 ?? '');
    if (!bytes) throw new FileError(`${path}: the plan does not list this file.`);
    return bytes;
  }

  mesh(path: string, unit: number, up: 'y' | 'z'): Mesh {
    return kept(this.meshes, `${unit} ${up} ${path}`, () => {
      const read = readModel(this.bytes(path), { uri: path, unit, up, resolve: this.resolverOf(path) });
      if (!read.ok) throw new FileError(read.problem.message);
      return read.mesh;
    });
  }

  surface(path: string, unit: number, up: 'y' | 'z'): Surface {
    return kept(this.surfaces, `${unit} ${up} ${path}`, () => {
      const read = readSurface(this.bytes(path), { uri: path, unit, up, resolve: this.resolverOf(path) });
      if (!read.ok) throw new FileError(read.problem.message);
      return read.surface;
    });
  }

  async decodeImage(bytes: Uint8Array, name: string): Promise<DecodedImage> {
    this.counters.images += 1;
    try {
      return await decodeImage(bytes);
    } catch (error) {
      throw new FileError(`${name}: it is no image that can be decoded (${messageOf(error)}).`);
    }
  }

  decodePanorama(bytes: Uint8Array, name: string): ReturnType<AssetSource['decodePanorama']> {
    this.counters.images += 1;
    try {
      return decodePanorama(bytes, name);
    } catch (error) {
      throw new FileError(`${name}: it can't be decoded (${messageOf(error)}).`);
    }
  }

  /** The files beside a model: those of the plan. */
  private resolverOf(path: string): (relative: string) => Uint8Array | undefined {
    const base = new URL(path, root);
    return (relative) => {
      const beside = decodeURIComponent(new URL(encodePath(relative), base).pathname.slice(1));
      return this.files.has(beside) ? this.bytes(beside) : undefined;
    };
  }
}

/** Any address will do: it stands for the folder of the plan. */
const root = 'https://plan/';

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** @throws FileError for more than the preview takes, before any of it is fetched */
function checkSizes(files: readonly PlanFile[]): void {
  const { fileBytes, allFileBytes } = previewLimits;
  for (const { path, bytes } of files) {
    if (bytes <= fileBytes) continue;
    throw new FileError(
      `${path}: this file has ${megabytes(bytes)}; the preview takes ${megabytes(fileBytes)} at most. \`specimen run\` takes it as it is.`,
    );
  }
  const all = files.reduce((sum, { bytes }) => sum + bytes, 0);
  if (all > allFileBytes) {
    throw new FileError(
      `The ${files.length} files of the spec have ${megabytes(all)} together; the preview takes ${megabytes(allFileBytes)} at most. \`specimen run\` takes them as they are.`,
    );
  }
}

async function fetchFile(file: PlanFile, fetch: Fetch): Promise<Uint8Array> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array((await fetch(encodePath(file.path))) as ArrayBuffer);
  } catch (error) {
    throw new FileError(`${file.path}: this file can't be read (${messageOf(error)}).`);
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  if (Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') !== file.sha256) {
    throw new FileError(`${file.path}: the file has changed since the spec was compiled.`);
  }
  return bytes;
}

/** Pixels as they are stored: neither scaled by alpha nor brought to the screen's colours. */
async function decodeImage(bytes: Uint8Array): Promise<DecodedImage> {
  const bitmap = await createImageBitmap(new Blob([bytes as Uint8Array<ArrayBuffer>]), {
    premultiplyAlpha: 'none',
    colorSpaceConversion: 'none',
  });
  try {
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('no canvas of this size');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    return { width, height, rgba: new Uint8Array(data.buffer) };
  } finally {
    bitmap.close();
  }
}

function kept<T>(store: Map<string, T>, key: string, make: () => T): T {
  let value = store.get(key);
  if (value === undefined) {
    value = make();
    store.set(key, value);
  }
  return value;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
