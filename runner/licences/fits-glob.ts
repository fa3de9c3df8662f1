import { fitsWildcard } from '../../files/content/wildcard.js';

/** Whether a path fits a pattern with `*` and `?` within names and `**` for any number of folders. */
export function fitsGlob(path: string, pattern: string): boolean {
  const parts = pattern.split('/').filter((part, at, all) => part !== '**' || all[at - 1] !== '**');
  // Which parts of the pattern may come next, after the names so far.
  let next = closed(new Set([0]), parts);
  for (const name of path.split('/')) {
    const after = new Set<number>();
    for (const at of next) {
      const part = parts[at];
      if (part === '**') after.add(at);
      else if (part !== undefined && fitsWildcard(name, part)) after.add(at + 1);
    }
    next = closed(after, parts);
  }
  return next.has(parts.length);
}

/** `**` may also stand for no folder at all. */
function closed(states: Set<number>, parts: readonly string[]): Set<number> {
  for (const at of states) if (parts[at] === '**') states.add(at + 1);
  return states;
}
