import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledFolder } from './bundled.js';

export const starterFolder = (): string => fileURLToPath(bundledFolder('starter'));

/** The files in which the project's name stands. */
const texts = /\.(?:specimen|md)$/;

/** The files of a new project, by their paths with `/`: those of examples/starter/, with its name in place of theirs. */
export function starterFiles(name: string): readonly (readonly [path: string, content: Buffer | string])[] {
  const title = name
    .split(/[-_]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
  const named = (text: string) => text.replaceAll('Starter', title).replaceAll('starter', name);
  const folder = starterFolder();
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const content = readFileSync(path);
      const relative = path.slice(folder.length).split(sep).join('/');
      return [named(relative), texts.test(relative) ? named(content.toString('utf8')) : content];
    });
}
