import { dirname, join } from 'node:path';
import { commitFiles } from '../pipeline/commit.js';
import type { Disk } from '../pipeline/disk.js';
import { journalPath, manifestPath, partialPath } from '../pipeline/layout.js';
import { RunProblem } from '../pipeline/problem.js';
import type { EncodedFile } from '../pipeline/sample-files.js';

/** Refuses the folder of a data set: its images are not to be changed one by one. @throws RunProblem */
export async function inspectFolder(disk: Disk, out: string): Promise<void> {
  for (const path of [journalPath, manifestPath]) {
    if ((await disk.size(join(out, path))) === undefined) continue;
    throw new RunProblem(
      'call',
      `${out} holds a data set (${path}), which stays as it is. Choose another folder.`,
    );
  }
}

/** Writes the files into their places below a folder once all are on the disk; files of the same names are replaced. */
export async function writePictures(disk: Disk, out: string, files: readonly EncodedFile[]): Promise<void> {
  const partial = join(out, partialPath);
  const places = new Set(files.map(({ path }) => dirname(join(out, path))));
  for (const folder of [partial, ...places]) await disk.makeFolder(folder);
  try {
    await commitFiles(disk, out, files);
  } finally {
    await disk.remove(partial);
  }
}
