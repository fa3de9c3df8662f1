import { accessSync, constants, statSync } from 'node:fs';
import { extname, isAbsolute, join, relative, sep } from 'node:path';
import { RootFolder } from '../../files/root-folder.js';
import { callFailure } from '../failure.js';
import { visible } from '../report/cells.js';

/** A file that was named in the call: it is there and can be read. */
export interface OpenFile {
  /** As it was written. */
  readonly name: string;
  readonly kind: 'spec' | 'plan';
  readonly root: RootFolder;
  /** Relative to the root. */
  readonly path: string;
}

/** Opens a spec or plan. Throws a failure of the call, or what the file system says. */
export function openFile(name: string): OpenFile {
  const stats = statSync(name, { throwIfNoEntry: false });
  if (!stats) throw callFailure(`There is no file ${visible(name)}.`);
  if (stats.isDirectory())
    throw callFailure(
      `${visible(name)} is a folder. Name its specs, such as ${join(visible(name), '*.specimen')}.`,
    );
  if (!stats.isFile()) throw callFailure(`${visible(name)} is not a file.`);
  accessSync(name, constants.R_OK);
  const kind = extname(name).toLowerCase() === '.json' ? 'plan' : 'spec';
  return { name, kind, ...RootFolder.of(name) };
}

/** How a file of the root is named to the reader: from the current folder if it is below it. With `/`. */
export function nameOf(file: OpenFile, path: string): string {
  if (path === file.path) return slashed(file.name);
  const full = join(file.root.path, path);
  const short = relative(process.cwd(), full);
  return slashed(short.startsWith('..') || isAbsolute(short) ? full : short);
}

function slashed(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}
