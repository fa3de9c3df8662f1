import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { FileReader } from './content/file-reader.js';
import type { FileTree, FoundFile, Located } from './content/file-tree.js';
import { sha256OfFile } from './sha256.js';
import { withFile } from './with-file.js';

/**
 * The folder that a spec may read, as it stood when it was first looked at. Paths are relative to it, with `/`, and in
 * the letters of the disk: a name in other letters is missing, on every system, so that a spec works on all or on none.
 */
export class RootFolder implements FileTree {
  private readonly listings = new Map<string, ReadonlyMap<string, Dirent>>();

  /** @param path the real path of the folder */
  constructor(readonly path: string) {}

  /** The root for a spec or plan, with the file's own path inside it. Throws what the file system says. */
  static of(file: string): { root: RootFolder; path: string } {
    const realPath = realpathSync.native(file);
    const at = realPath.lastIndexOf(sep);
    const folder = realPath.slice(0, at);
    return {
      root: new RootFolder(folder === '' || folder.endsWith(':') ? `${folder}${sep}` : folder),
      path: realPath.slice(at + 1),
    };
  }

  /** What stands directly in a folder that `locate` found, by name; nothing where it cannot be listed. */
  list(realPath: string): ReadonlyMap<string, Dirent> {
    let listing = this.listings.get(realPath);
    if (!listing) {
      listing = readListing(realPath);
      this.listings.set(realPath, listing);
    }
    return listing;
  }

  locate(path: string): Located {
    let realPath = this.path;
    let entry: Dirent | undefined;
    for (const name of path === '' ? [] : path.split('/')) {
      if (entry && !isFolder(entry)) return { kind: 'missing' };
      entry = this.list(realPath).get(name);
      if (!entry) return { kind: 'missing' };
      realPath = join(realPath, name);
      if (!entry.isSymbolicLink()) continue;
      const target = followLink(realPath);
      if (target === undefined) return { kind: 'missing' };
      if (!this.holds(target)) return { kind: 'outside' };
      realPath = target;
    }
    return inspect(realPath);
  }

  read({ realPath }: FoundFile): Uint8Array {
    return readFileSync(realPath);
  }

  open<T>({ realPath }: FoundFile, use: (reader: FileReader) => T): T {
    return withFile(realPath, use);
  }

  sha256({ realPath }: FoundFile): string {
    return sha256OfFile(realPath);
  }

  private holds(realPath: string): boolean {
    const folder = this.path.endsWith(sep) ? this.path : this.path + sep;
    return realPath === this.path || realPath.startsWith(folder);
  }
}

function isFolder(entry: Dirent): boolean {
  return entry.isDirectory() || entry.isSymbolicLink();
}

function readListing(realPath: string): ReadonlyMap<string, Dirent> {
  try {
    return new Map(readdirSync(realPath, { withFileTypes: true }).map((entry) => [entry.name, entry]));
  } catch {
    // Not a folder, or one that may not be read: for a spec there is nothing in it.
    return new Map();
  }
}

function followLink(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    // The link leads to nothing, or in a circle.
    return undefined;
  }
}

function inspect(realPath: string): Located {
  try {
    const stats = statSync(realPath, { bigint: true, throwIfNoEntry: false });
    if (!stats) return { kind: 'missing' };
    if (stats.isDirectory()) return { kind: 'folder', realPath };
    if (!stats.isFile()) return { kind: 'unusable', problem: 'This is neither a file nor a folder' };
    return { kind: 'file', realPath, stats };
  } catch (error) {
    return {
      kind: 'unusable',
      problem: `It cannot be looked at (${error instanceof Error ? error.message : error})`,
    };
  }
}
