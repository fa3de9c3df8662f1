import { fitsGlob } from './fits-glob.js';
import type { Licence, LicenceEntry, LicenceList } from './licence.js';

/**
 * The licences of files, in the order of their first files. Of the lists that have an entry for a file, the nearest above
 * it decides, and in a list its first entry. Files without one come together, with the licence null, last.
 */
export function licencesOf(paths: readonly string[], lists: readonly LicenceList[]): Licence[] {
  const nearestFirst = [...lists].sort((a, b) => b.folder.length - a.folder.length);
  const byEntry = new Map<LicenceEntry | undefined, string[]>();
  for (const path of paths) {
    const entry = entryOf(path, nearestFirst);
    byEntry.set(entry, [...(byEntry.get(entry) ?? []), path]);
  }
  const unstated = byEntry.get(undefined);
  byEntry.delete(undefined);
  const stated = [...byEntry].map(([entry, files]) => ({ ...entry!, files }));
  return unstated ? [...stated, { files: unstated, license: null }] : stated;
}

function entryOf(path: string, lists: readonly LicenceList[]): LicenceEntry | undefined {
  for (const { folder, entries } of lists) {
    if (!path.startsWith(folder)) continue;
    const inside = path.slice(folder.length);
    const entry = entries.find(({ files }) => files.some((pattern) => fitsGlob(inside, pattern)));
    if (entry) return entry;
  }
  return undefined;
}
