import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { FileReader } from './content/file-reader.js';

/** Opens a file for as long as `use` runs. Throws what the file system says. */
export function withFile<T>(path: string, use: (file: FileReader) => T): T {
  const descriptor = openSync(path, 'r');
  try {
    const { size } = fstatSync(descriptor);
    return use({
      size,
      read(start, length) {
        const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - start)));
        let filled = 0;
        while (filled < bytes.length) {
          const count = readSync(descriptor, bytes, filled, bytes.length - filled, start + filled);
          if (count === 0) break;
          filled += count;
        }
        return bytes.subarray(0, filled);
      },
    });
  } finally {
    closeSync(descriptor);
  }
}
