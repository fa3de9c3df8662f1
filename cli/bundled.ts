import { existsSync } from 'node:fs';

/**
 * The URL of a folder that is shipped beside the command line, ending with `/`. The bundled program stands beside it, its
 * parts one folder deeper.
 */
export function bundledFolder(name: string): URL {
  const folder = ['../', '../../']
    .map((above) => new URL(`${above}${name}/`, import.meta.url))
    .find((url) => existsSync(url));
  if (!folder) throw new Error(`${name}/ is missing beside the program; install it anew.`);
  return folder;
}
