import { relative, sep } from 'node:path';
import type { Content, Disk } from '../../../runner/pipeline/disk.js';
import { partialPath } from '../../../runner/pipeline/layout.js';

/** A moment of a run: before, in the midst of or after the `nth` operation (from 1) on paths that match. */
export interface Moment {
  readonly operation: 'makeFolder' | 'write' | 'append' | 'rename' | 'remove';
  /** A pattern of the file's path in the data set, with `/`, wherever it is written for now. */
  readonly path: string;
  readonly nth: number;
  readonly when: 'before' | 'within' | 'after';
}

/** A disk that does `act` at a moment: it ends the process, or throws. In the midst of a rename is before it. */
export function faultyDisk(disk: Disk, out: string, moment: Moment, act: () => void): Disk {
  const pattern = new RegExp(moment.path);
  let seen = 0;
  const at = async (
    operation: Moment['operation'],
    path: string,
    whole: () => Promise<void>,
    part: () => Promise<void> = async () => {},
  ) => {
    const isMoment =
      operation === moment.operation && pattern.test(pathIn(out, path)) && ++seen === moment.nth;
    if (!isMoment) return await whole();
    if (moment.when === 'within') await part();
    if (moment.when === 'after') await whole();
    act();
  };
  return {
    ...disk,
    makeFolder: (path) => at('makeFolder', path, () => disk.makeFolder(path)),
    write: (path, content) =>
      at(
        'write',
        path,
        () => disk.write(path, content),
        () => disk.write(path, firstPart(content)),
      ),
    append: (path, text) =>
      at(
        'append',
        path,
        () => disk.append(path, text),
        () => disk.append(path, text.slice(0, text.length / 2)),
      ),
    rename: (from, to) => at('rename', to, () => disk.rename(from, to)),
    remove: (path) => at('remove', path, () => disk.remove(path)),
  };
}

/** Half of some bytes, or the first pieces of a stream. */
function firstPart(content: Content): Content {
  return content instanceof Uint8Array ? content.subarray(0, content.length / 2) : firstPieces(content);
}

async function* firstPieces(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let left = 5;
  for await (const piece of pieces) {
    yield piece;
    if (--left === 0) return;
  }
}

function pathIn(out: string, path: string): string {
  const inside = relative(out, path).replaceAll(sep, '/');
  return inside.startsWith(`${partialPath}/`)
    ? inside.slice(partialPath.length + 1).replaceAll('~', '/')
    : inside;
}

/** An error as the file system gives it. */
export function systemError(code: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: it failed, write '${path}'`), { code, syscall: 'write', path });
}
