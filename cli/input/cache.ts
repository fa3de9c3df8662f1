import { cacheFolder } from '../../files/cache/cache-folder.js';
import { FileCache } from '../../files/cache/file-cache.js';
import type { Context } from '../context.js';

/** Runs `use` with what is remembered of files, and remembers what it found out. */
export async function withFileCache<T>(
  context: Context,
  use: (cache: FileCache) => T | Promise<T>,
): Promise<T> {
  const cache = new FileCache(cacheFolder(context.environment, process.platform));
  try {
    return await use(cache);
  } finally {
    cache.save();
  }
}
