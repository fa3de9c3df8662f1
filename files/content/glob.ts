import { byUtf8 } from '../../language/by-utf8.js';
import type { FileTree, TreeEntry } from './file-tree.js';
import { fitsWildcard, hasWildcard } from './wildcard.js';

/** How many files and folders are looked at for one pattern. */
export const mostEntries = 100_000;
/** The longest pattern, in UTF-16 units: longer than the paths of any system. */
const longestPattern = 4096;

interface Step {
  /** Relative to the root, with `/` at its end unless empty. */
  readonly folder: string;
  /** Which part of the pattern is next. */
  readonly part: number;
  /** The real paths of the folders that lead here: a link back to one of them is not followed. */
  readonly above: readonly string[];
}

/**
 * The files of the root that fit a pattern: `*` and `?` within a name, `**` for any folders. Sorted by their UTF-8
 * bytes. Wildcards pass over hidden names and `node_modules`. Undefined where too many entries had to be looked at.
 */
export function findFiles(root: FileTree, pattern: string): string[] | undefined {
  const parts = pattern.split('/').filter((part, at, all) => part !== '**' || all[at - 1] !== '**');
  if (pattern.length > longestPattern || parts.some((part) => part === '' || part === '.' || part === '..'))
    return [];
  const found = new Set<string>();
  const seen = new Set<string>();
  const steps: Step[] = [{ folder: '', part: 0, above: [] }];
  let looked = 0;

  for (let step = steps.pop(); step; step = steps.pop()) {
    const { folder, part, above } = step;
    const key = `${part} ${folder}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const located = root.locate(folder.slice(0, -1));
    if (located.kind !== 'folder' || above.includes(located.realPath)) continue;
    const below = [...above, located.realPath];
    const listing = root.list(located.realPath);
    const wild = parts[part]!;
    const isLast = part === parts.length - 1;
    const take = (name: string) => {
      if (root.locate(folder + name).kind === 'file') found.add(folder + name);
    };

    if (!hasWildcard(wild)) {
      if (!listing.has(wild)) continue;
      if (isLast) take(wild);
      else steps.push({ folder: `${folder}${wild}/`, part: part + 1, above: below });
      continue;
    }
    looked += 1 + listing.size;
    if (looked > mostEntries) return undefined;
    if (wild === '**' && !isLast) steps.push({ folder, part: part + 1, above });
    for (const [name, entry] of listing) {
      if (isPassedOver(name) || (wild !== '**' && !fitsWildcard(name, wild))) continue;
      if (isLast && !entry.isDirectory()) take(name);
      if (!mayHoldFiles(entry)) continue;
      if (wild === '**') steps.push({ folder: `${folder}${name}/`, part, above: below });
      else if (!isLast) steps.push({ folder: `${folder}${name}/`, part: part + 1, above: below });
    }
  }
  return [...found].sort(byUtf8);
}

function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

function mayHoldFiles(entry: TreeEntry): boolean {
  return entry.isDirectory() || entry.isSymbolicLink();
}
