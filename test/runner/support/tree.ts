import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** All that is in a folder, by path with `/`: files by their SHA-256, folders as `folder`. */
export type Tree = Readonly<Record<string, string>>;

export function treeOf(folder: string): Tree {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).map(
    (entry): [string, string] => {
      const path = join(entry.parentPath, entry.name);
      const content = entry.isFile()
        ? createHash('sha256').update(readFileSync(path)).digest('hex')
        : 'folder';
      return [relative(folder, path).replaceAll(sep, '/'), content];
    },
  );
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Fails with the paths that differ. */
export function assertSameTree(actual: Tree, expected: Tree, what = 'the data set'): void {
  const paths = [...new Set([...Object.keys(actual), ...Object.keys(expected)])];
  const different = paths.filter((path) => actual[path] !== expected[path]);
  const told = different.map(
    (path) => `${path} ${actual[path] ? (expected[path] ? 'differs' : 'is too much') : 'is missing'}`,
  );
  assert.deepEqual(told, [], what);
}
