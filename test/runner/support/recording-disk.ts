import type { Disk } from '../../../runner/pipeline/disk.js';

/** A disk that keeps every path that it was told to change. */
export function recordingDisk(disk: Disk): Disk & { readonly touched: ReadonlySet<string> } {
  const touched = new Set<string>();
  const note = <T>(paths: readonly string[], result: T): T => {
    for (const path of paths) touched.add(path);
    return result;
  };
  return {
    ...disk,
    touched,
    makeFolder: (path) => note([path], disk.makeFolder(path)),
    write: (path, content) => note([path], disk.write(path, content)),
    create: (path, text) => note([path], disk.create(path, text)),
    append: (path, text) => note([path], disk.append(path, text)),
    rename: (from, to) => note([from, to], disk.rename(from, to)),
    remove: (path) => note([path], disk.remove(path)),
  };
}
