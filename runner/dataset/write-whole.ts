import { dirname, join } from 'node:path';
import { asideOf } from '../pipeline/commit.js';
import type { Content, Disk } from '../pipeline/disk.js';

/** Writes one file of a data set whole or not at all; `path` is relative to its folder, with `/`. */
export async function writeWhole(disk: Disk, out: string, path: string, content: Content): Promise<void> {
  const aside = asideOf(out, path);
  await disk.makeFolder(dirname(join(out, path)));
  await disk.write(aside, content);
  await disk.rename(aside, join(out, path));
}

export function textBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
