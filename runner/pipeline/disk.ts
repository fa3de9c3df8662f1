import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';

/**
 * All that a run does to the disk. Paths are the system's. Each method rejects with what the file system says. A test
 * puts one of its own in place of it, which fails or ends the process wherever it wants.
 */
export interface Disk {
  /** Makes a folder and those above it; it may be there already. */
  makeFolder(path: string): Promise<void>;
  /** The names in a folder; undefined if there is none. */
  list(path: string): Promise<readonly string[] | undefined>;
  /** The size of a file in bytes; undefined if there is no such file. */
  size(path: string): Promise<number | undefined>;
  read(path: string): Promise<Uint8Array>;
  /** Opens a file to read pieces of it. */
  open(path: string): Promise<OpenedFile>;
  /** Writes a new file and waits until it is on the disk itself. */
  write(path: string, content: Content): Promise<void>;
  /** Makes a file where there is none, and waits until it is on the disk itself; false where there is one. */
  create(path: string, text: string): Promise<boolean>;
  /** Writes to the end of a file and waits until that is on the disk itself. */
  append(path: string, text: string): Promise<void>;
  /** Moves a file to its place, at once, over one that is there. */
  rename(from: string, to: string): Promise<void>;
  /** Removes a file, or a folder with all that is in it; nothing if there is none. */
  remove(path: string): Promise<void>;
}

export type Content = Uint8Array | AsyncIterable<string>;

export interface OpenedFile {
  /** At most `length` bytes from `offset`; fewer at the end of the file. */
  read(offset: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** The disk of this machine. */
export const nodeDisk: Disk = {
  async makeFolder(path) {
    await mkdir(path, { recursive: true });
  },
  list: (path) => unlessMissing(readdir(path)),
  async size(path) {
    const stats = await unlessMissing(stat(path));
    return stats?.isFile() ? stats.size : undefined;
  },
  read: (path) => readFile(path),
  async open(path) {
    const file = await open(path, 'r');
    return {
      async read(offset, length) {
        const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, offset);
        return buffer.subarray(0, bytesRead);
      },
      close: () => file.close(),
    };
  },
  write: (path, content) => writeAndSync(path, 'w', content),
  async create(path, text) {
    try {
      await writeAndSync(path, 'wx', Buffer.from(text));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  },
  append: (path, text) => writeAndSync(path, 'a', Buffer.from(text)),
  rename,
  remove: (path) => rm(path, { recursive: true, force: true }),
};

async function writeAndSync(path: string, flags: 'w' | 'wx' | 'a', content: Content): Promise<void> {
  const file = await open(path, flags);
  try {
    if (typeof content === 'string' || content instanceof Uint8Array) await file.writeFile(content);
    else for await (const piece of content) await file.appendFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function unlessMissing<T>(result: Promise<T>): Promise<T | undefined> {
  try {
    return await result;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
