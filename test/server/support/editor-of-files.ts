import type { EntryKind, LookAnswer, ReadAnswer, WriteAnswer } from '../../../server/protocol.js';

export const site = 'vscode-vfs://site/work';

/** An editor for the web that has files in its memory and reads them for the server. */
export class EditorOfFiles {
  private readonly files = new Map<string, { readonly bytes: Uint8Array; readonly mtime: number }>();
  private readonly links = new Set<string>();
  private clock = 1_600_000_000_000;
  /** The paths that were read, each time. */
  readonly reads: string[] = [];

  /** @param shipped what stands at other URIs */
  constructor(private readonly shipped: (uri: string) => Uint8Array | undefined = () => undefined) {}

  put(path: string, content: string | Uint8Array): void {
    this.clock += 1000;
    this.files.set(path, { bytes: Uint8Array.from(Buffer.from(content)), mtime: this.clock });
  }

  link(path: string): void {
    this.links.add(path);
  }

  remove(path: string): void {
    this.files.delete(path);
  }

  bytes(path: string): Buffer | undefined {
    const file = this.files.get(path);
    return file && Buffer.from(file.bytes);
  }

  /** What it answers to the server. */
  readonly answer = (method: string, parameters: unknown): unknown => {
    const { uri, bytes } = parameters as { uri: string; bytes: Uint8Array };
    const path =
      uri === site
        ? ''
        : uri.startsWith(`${site}/`)
          ? decodeURIComponent(uri.slice(site.length + 1))
          : undefined;
    if (method === 'specimen/look') return path === undefined ? { kind: 'missing' } : this.look(path);
    if (method === 'specimen/read') return this.read(uri, path);
    if (method === 'specimen/write' && path !== undefined) {
      this.put(path, bytes);
      return null satisfies WriteAnswer;
    }
    return undefined;
  };

  private look(path: string): LookAnswer {
    const file = this.files.get(path);
    if (file) return { kind: 'file', size: file.bytes.length, mtime: file.mtime, ctime: 0 };
    const folder = path === '' ? '' : `${path}/`;
    const below = [...this.files.keys(), ...this.links].filter((each) => each.startsWith(folder));
    if (below.length === 0 && path !== '') return { kind: 'missing' };
    const entries = new Map<string, EntryKind>();
    for (const each of below) {
      const [name = '', more] = each.slice(folder.length).split('/');
      entries.set(name, more !== undefined ? 'folder' : this.links.has(each) ? 'link' : 'file');
    }
    return { kind: 'folder', entries: [...entries] };
  }

  private read(uri: string, path: string | undefined): ReadAnswer {
    this.reads.push(path ?? uri);
    const bytes = path === undefined ? this.shipped(uri) : this.files.get(path)?.bytes;
    return bytes ? { bytes } : { problem: 'There is no such file' };
  }
}
