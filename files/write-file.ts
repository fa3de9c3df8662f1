import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** Writes a file whole or not at all: aside, to the disk, then in place of the old one. Throws what the file system says. */
export function writeFileWhole(path: string, content: string | Uint8Array, mode = 0o666): void {
  const aside = `${path}.${randomBytes(6).toString('hex')}.part`;
  const file = openSync(aside, 'wx', mode);
  try {
    try {
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(aside, path);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
}
