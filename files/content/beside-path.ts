/**
 * The path that a file names beside itself, relative to the same root as `path`. One that leads above the root keeps its
 * first `..`, and so leads to nothing.
 */
export function besidePath(path: string, relative: string): string {
  const parts: string[] = [];
  for (const part of [...path.split('/').slice(0, -1), ...relative.split('/')]) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  // A name with a slash behind it is that of a folder.
  return parts.join('/') + (relative.endsWith('/') ? '/' : '');
}
