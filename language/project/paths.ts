/** Of what an author writes; the systems that keep the files allow no longer names. */
const longestPath = 1000;

/** A path of a spec made relative to the main spec's folder, or what is wrong with it. */
export type ResolvedPath =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly problem: string };

/**
 * Resolves `path`, written in the spec `from`, to one relative to the main spec's folder. Absolute paths, drive letters,
 * URLs, backslashes and paths that lead above that folder are refused.
 */
export function resolvePath(from: string, path: string): ResolvedPath {
  if (path.length > longestPath) return { ok: false, problem: `has more than ${longestPath} characters` };
  if (path === '') return { ok: false, problem: 'is empty' };
  if (path.includes('\\')) return { ok: false, problem: 'has a backslash; paths are written with `/`' };
  if (path.startsWith('/') || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(path)) {
    return { ok: false, problem: 'is not relative to the spec' };
  }
  if (/\p{Cc}/u.test(path)) return { ok: false, problem: 'has a control character' };
  const parts = from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return { ok: false, problem: 'leads out of the folder of the spec' };
  }
  return { ok: true, path: parts.join('/') };
}
