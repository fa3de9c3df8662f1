import { dirname, join } from 'node:path';
import type { Plan } from '../../engine/plan/plan.js';
import type { Disk } from '../pipeline/disk.js';
import { type ExportPlace, folderOf, isExportFolder, pathsOf } from './export-folders.js';

/** The exports of a plan and their folders. @throws RunProblem where one has no folder that it can have */
export function exportPlaces(plan: Plan): ExportPlace[] {
  return plan.exports.map((output) => ({ export: output.export, folder: folderOf(output) }));
}

/**
 * Removes what the exports of an earlier run wrote and those of this one do not write: a data set is what its plan says.
 * The export's folder goes too if nothing else is in it.
 */
export async function removeOldExports(
  disk: Disk,
  out: string,
  { plan, old }: { readonly plan: Plan; readonly old: readonly ExportPlace[] },
): Promise<void> {
  const splits = plan.dataset.split.map(({ name }) => name);
  const kept = new Set(exportPlaces(plan).flatMap((place) => pathsOf(place, splits)));
  for (const place of old) {
    // A journal may come from anywhere.
    if (!isExportFolder(place.folder)) continue;
    const left = pathsOf(place, splits).filter((path) => !kept.has(path));
    for (const path of left) await disk.remove(join(out, path));
    if (left.length > 0) await removeEmpty(disk, out, place.folder);
  }
}

/** Removes a folder and those that it stands in, as long as they are empty. */
async function removeEmpty(disk: Disk, out: string, folder: string): Promise<void> {
  for (let path = folder; path !== '.'; path = dirname(path)) {
    const names = await disk.list(join(out, path));
    if (names && names.length > 0) return;
    await disk.remove(join(out, path));
  }
}
