import type { FileTree, Located } from './file-tree.js';
import { settledAfter, stampOf } from './stamp.js';

/** What all values together may weigh, in bytes; the oldest are forgotten. */
const mostBytes = 64 * 1024 ** 2;

interface Entry {
  /** Of the root and the paths of all files that the value was made of, with their sizes and times. */
  readonly stamp: string;
  readonly paths: readonly string[];
  readonly weight: number;
  readonly value: unknown;
}

/** What was found in files, in memory, as long as all files that it was found in keep their sizes and times. */
export class ContentMemory {
  private readonly entries = new Map<string, Entry>();
  private weight = 0;
  /** The bytes of all files that were read for a spec, specs left out; for who wants to know what a change costs. */
  bytesRead = 0;

  /**
   * @param what says what is found, so that several things may be found in one file
   * @param find gives the value, about how many bytes of memory it takes, and the paths of what it was found in beside
   *   `path`, which may be missing. Throws what the file system says.
   */
  of<T>(
    what: string,
    root: FileTree,
    path: string,
    find: () => { value: T; weight: number; others?: readonly string[] },
  ): T {
    const key = `${what} ${root.path} ${path}`;
    const known = this.entries.get(key);
    if (known && known.stamp === stampsOf(root, known.paths)) return known.value as T;
    const { value, weight, others = [] } = find();
    const paths = [path, ...others];
    const stamp = stampsOf(root, paths);
    this.forget(key);
    if (stamp === undefined || weight > mostBytes) return value;
    this.entries.set(key, { stamp, paths, weight, value });
    this.weight += weight;
    for (const [oldest] of this.entries) {
      if (this.weight <= mostBytes) break;
      this.forget(oldest);
    }
    return value;
  }

  private forget(key: string): void {
    this.weight -= this.entries.get(key)?.weight ?? 0;
    this.entries.delete(key);
  }
}

/** Undefined where a file may change again within the same tick of the disk's clock. */
function stampsOf(root: FileTree, paths: readonly string[]): string | undefined {
  const stamps = paths.map((path) => stampOfLocated(root.locate(path)));
  return stamps.includes(undefined) ? undefined : stamps.join('\n');
}

function stampOfLocated(located: Located): string | undefined {
  if (located.kind !== 'file') return located.kind;
  const { realPath, stats } = located;
  return Date.now() - Number(stats.mtimeMs) < settledAfter ? undefined : `${stampOf(stats)} ${realPath}`;
}
