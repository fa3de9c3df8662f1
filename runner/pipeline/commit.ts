import { join } from 'node:path';
import type { Disk } from './disk.js';
import { partialPath } from './layout.js';
import { type EncodedFile, type FileFacts, factsOf } from './sample-files.js';

/**
 * Writes files into a data set: aside, to the disk itself, and only when all are there into their places. A folder's own
 * entry is not synced: a file that a crash of the machine takes from its folder is missed, and made again, on resume.
 */
export async function commitFiles(
  disk: Disk,
  out: string,
  files: readonly EncodedFile[],
): Promise<FileFacts[]> {
  const moves = files.map(({ path, bytes }) => ({ bytes, aside: asideOf(out, path), path: join(out, path) }));
  const written = await Promise.allSettled(moves.map(({ aside, bytes }) => disk.write(aside, bytes)));
  const failed = written.find((each) => each.status === 'rejected');
  if (failed) {
    // The disk may be full: what is of no use gives its room back.
    await Promise.allSettled(moves.map(({ aside }) => disk.remove(aside)));
    throw failed.reason;
  }
  for (const { aside, path } of moves) await disk.rename(aside, path);
  return files.map(factsOf);
}

/** Where a file stands until it is whole. */
export function asideOf(out: string, path: string): string {
  return join(out, partialPath, path.replaceAll('/', '~'));
}
