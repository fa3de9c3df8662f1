import type { Content, Disk } from '../../../../runner/pipeline/disk.js';

/** What the file system says. */
export function systemError(code: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: no, '${path}'`), { code, path, syscall: 'open' });
}

/** A disk in memory: files by their paths, with `/`. Folders are only what their files' paths say. */
export class MemoryDisk implements Disk {
  readonly files = new Map<string, Buffer>();
  /** What was done, such as `write /out/.partial/a`. */
  readonly done: string[] = [];
  /** Gives the error of an operation that shall fail. */
  fault: (what: keyof Disk, path: string) => Error | undefined = () => undefined;

  text(path: string): string {
    return this.need(path).toString();
  }

  async makeFolder(path: string): Promise<void> {
    this.begin('makeFolder', path);
  }

  async list(path: string): Promise<readonly string[] | undefined> {
    this.begin('list', path);
    if (this.files.has(path)) throw systemError('ENOTDIR', path);
    const inside = [...this.files.keys()].filter((each) => each.startsWith(`${path}/`));
    if (inside.length === 0) return undefined;
    return [...new Set(inside.map((each) => each.slice(path.length + 1).split('/')[0]!))];
  }

  async size(path: string): Promise<number | undefined> {
    this.begin('size', path);
    return this.files.get(path)?.length;
  }

  async read(path: string): Promise<Uint8Array> {
    this.begin('read', path);
    return this.need(path);
  }

  async open(path: string) {
    this.begin('open', path);
    const bytes = this.need(path);
    return {
      read: async (offset: number, length: number) => bytes.subarray(offset, offset + length),
      close: async () => undefined,
    };
  }

  async write(path: string, content: Content): Promise<void> {
    this.begin('write', path);
    const pieces: Uint8Array[] = [];
    if (content instanceof Uint8Array) pieces.push(content);
    else for await (const piece of content) pieces.push(Buffer.from(piece));
    this.files.set(path, Buffer.concat(pieces));
  }

  async create(path: string, text: string): Promise<boolean> {
    this.begin('create', path);
    if (this.files.has(path)) return false;
    this.files.set(path, Buffer.from(text));
    return true;
  }

  async append(path: string, text: string): Promise<void> {
    this.begin('append', path);
    this.files.set(path, Buffer.concat([this.need(path), Buffer.from(text)]));
  }

  async rename(from: string, to: string): Promise<void> {
    this.begin('rename', to);
    this.files.set(to, this.need(from));
    this.files.delete(from);
  }

  async remove(path: string): Promise<void> {
    this.begin('remove', path);
    for (const each of this.files.keys()) {
      if (each === path || each.startsWith(`${path}/`)) this.files.delete(each);
    }
  }

  private begin(what: keyof Disk, path: string): void {
    const fault = this.fault(what, path);
    if (fault) throw fault;
    this.done.push(`${what} ${path}`);
  }

  private need(path: string): Buffer {
    const bytes = this.files.get(path);
    if (!bytes) throw systemError('ENOENT', path);
    return bytes;
  }
}
