import { type FileReader, readerOf } from '../../files/content/file-reader.js';
import type { FileTree, FoundFile, Located, TreeEntry } from '../../files/content/file-tree.js';
import type { EntryKind } from '../protocol.js';
import type { ReadAhead } from './read-ahead.js';

const entryOf: Readonly<Record<EntryKind, TreeEntry>> = {
  file: { isDirectory: () => false, isSymbolicLink: () => false },
  folder: { isDirectory: () => true, isSymbolicLink: () => false },
  link: { isDirectory: () => false, isSymbolicLink: () => true },
};

/**
 * A folder of an editor; real paths are URIs. An editor does not say where a link leads, so that every link counts as
 * one that leads out.
 */
export class MirroredFolder implements FileTree {
  /** @param path the URI of the folder, without a slash at its end */
  constructor(
    readonly path: string,
    private readonly files: ReadAhead,
  ) {}

  list(realPath: string): ReadonlyMap<string, TreeEntry> {
    const look = this.files.look(realPath);
    if (look.kind !== 'folder') return new Map();
    return new Map([...look.entries].map(([name, kind]) => [name, entryOf[kind]]));
  }

  locate(path: string): Located {
    let uri = this.path;
    for (const name of path === '' ? [] : path.split('/')) {
      const look = this.files.look(uri);
      if (look.kind === 'problem') return { kind: 'unusable', problem: look.problem };
      const kind = look.kind === 'folder' ? look.entries.get(name) : undefined;
      if (kind === undefined) return { kind: 'missing' };
      if (kind === 'link') return { kind: 'outside' };
      uri = `${uri}/${encodeURIComponent(name)}`;
    }
    const look = this.files.look(uri);
    switch (look.kind) {
      case 'missing':
        return { kind: 'missing' };
      case 'problem':
        return { kind: 'unusable', problem: look.problem };
      case 'folder':
        return { kind: 'folder', realPath: uri };
      case 'file':
        return { kind: 'file', realPath: uri, stats: this.files.statsOf(uri, look) };
    }
  }

  read({ realPath }: FoundFile): Uint8Array {
    return this.files.bytes(realPath);
  }

  open<T>(file: FoundFile, use: (reader: FileReader) => T): T {
    return use(readerOf(this.read(file)));
  }

  sha256({ realPath }: FoundFile): string {
    return this.files.sha256(realPath);
  }
}
