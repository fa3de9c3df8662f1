/** Where the files of a data set are: paths relative to its folder, with `/`. */
import { folders } from '../../engine/labels/index.js';

export const journalPath = 'journal.jsonl';
export const manifestPath = 'specimen.json';
export const licencesPath = 'LICENSES.md';
export const overviewPath = 'overview.png';
/** What is being written; nothing in it counts. */
export const partialPath = '.partial';
/** Says which process works in the folder, for as long as it does. */
export const lockPath = '.lock';

/** The number of the sample that a file of a data set is of, by its path; undefined where no sample has such a file. */
export function indexOfPath(path: string): number | undefined {
  const [, folder, digits] =
    /^([a-z]+)\/(\d{6,16})(?:-[A-Za-z0-9_]+(?:-\d+)?)?\.(?:json|png|exr)$/.exec(path) ?? [];
  const isFolder = Object.values<string | undefined>(folders).includes(folder);
  return isFolder && Number.isSafeInteger(Number(digits)) ? Number(digits) : undefined;
}
