import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { writeFileWhole } from './write-file.js';

export const longestProjectName = 64;
/** Names that Windows keeps for devices. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
/** The files in which the project's name stands. */
const texts = /\.(?:specimen|md)$/;

/** Whether a project may have this name: letters, digits, `-` and `_`, with a letter first, at most 64 of them. */
export function isProjectName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_-]*$/.test(name) && name.length <= longestProjectName && !reserved.test(name);
}

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
  for (const [path, content] of projectFiles(starter, name)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileWhole(file, content);
  }
}

function projectFiles(
  starter: string,
  name: string,
): readonly (readonly [path: string, content: Buffer | string])[] {
  const title = name
    .split(/[-_]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
  const named = (text: string) => text.replaceAll('Starter', title).replaceAll('starter', name);
  return readdirSync(starter, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const content = readFileSync(path);
      const relative = path.slice(starter.length).split(sep).join('/');
      return [named(relative), texts.test(relative) ? named(content.toString('utf8')) : content];
    });
}
