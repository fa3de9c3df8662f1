import type { FileReader } from './file-reader.js';

/** Thrown by a tree that does not know yet: what was asked for is being read, and can be asked for again. */
export class BeingRead extends Error {
  override readonly name = 'BeingRead';

  constructor(path: string) {
    super(`${path} is being read`);
  }
}

/** What is known of a file without reading it. Times are those of the system that keeps it. */
export interface FileStats {
  /** In bytes. */
  readonly size: bigint;
  readonly mtimeMs: bigint;
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
}

/** What a path leads to. Links are followed as long as they stay inside the root. */
export type Located =
  | { readonly kind: 'file'; readonly realPath: string; readonly stats: FileStats }
  | { readonly kind: 'folder'; readonly realPath: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'outside' }
  | { readonly kind: 'unusable'; readonly problem: string };

export type FoundFile = Extract<Located, { kind: 'file' }>;

/** What stands in a folder. */
export interface TreeEntry {
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

/**
 * A folder with all that is below it: of a disk, or read ahead from an editor. Paths are relative to it, with `/`; what
 * `locate` found is known by its real path. All methods that read throw where they cannot.
 */
export interface FileTree {
  /** Tells this root from others. */
  readonly path: string;
  /** What stands directly in a folder that `locate` found, by name; nothing where it cannot be listed. */
  list(realPath: string): ReadonlyMap<string, TreeEntry>;
  locate(path: string): Located;
  /** All bytes of a file. */
  read(file: FoundFile): Uint8Array;
  /** Opens a file for as long as `use` runs, to read some of its bytes. */
  open<T>(file: FoundFile, use: (reader: FileReader) => T): T;
  /** In lower-case hexadecimal. */
  sha256(file: FoundFile): string;
}
