import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { type ProjectFile, projectFiles } from './content/project.js';
import { writeFileWhole } from './write-file.js';

/** Whether a new project can be put there: there is nothing, or an empty folder. Throws what the file system says. */
export function isFree(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return false;
    throw error;
  }
}

/**
 * Writes a new project into `folder`: the files of the starter, with the project's name in place of theirs. Throws what
 * the file system says.
 * @param starter the folder of the starter, ending with a separator
 */
export function writeProject(starter: string, name: string, folder: string): void {
  for (const [path, bytes] of projectFiles(filesIn(starter), name)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileWhole(file, bytes);
  }
}

function filesIn(starter: string): ProjectFile[] {
  return readdirSync(starter, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(starter.length).split(sep).join('/'), readFileSync(path)];
    });
}
