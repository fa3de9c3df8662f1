import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where this user's caches are kept. `SPECIMEN_CACHE` names a folder instead; empty, nothing is kept. Undefined where
 * the system does not say.
 */
export function cacheFolder(
  environment: Readonly<Record<string, string | undefined>>,
  platform: string,
): string | undefined {
  const { SPECIMEN_CACHE: own, XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = environment;
  if (own !== undefined) return own === '' ? undefined : own;
  if (platform === 'win32') return local ? join(local, 'specimen', 'cache') : undefined;
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'specimen');
  // A relative XDG folder is to be ignored, says its specification.
  if (xdg?.startsWith('/')) return join(xdg, 'specimen');
  return join(homedir(), '.cache', 'specimen');
}
