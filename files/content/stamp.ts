import type { FileStats } from './file-tree.js';

/** A file that changed this recently may change again within the same tick of the disk's clock; in milliseconds. */
export const settledAfter = 2_000;

/** What changes with a file's content. */
export function stampOf(stats: FileStats): string {
  return `${stats.size} ${stats.mtimeNs} ${stats.ctimeNs}`;
}
