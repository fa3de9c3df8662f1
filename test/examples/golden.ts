import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/root.js';

const folder = join(root, 'test', 'examples', 'golden');

/** Compares with what is kept, or keeps it anew when asked to (`npm run golden`). */
export function compare(name: string, actual: string): void {
  const path = join(folder, name);
  if (process.env['SPECIMEN_UPDATE_GOLDEN'] === '1') writeFileSync(path, actual);
  assert.ok(existsSync(path), `${name} is missing; make it with npm run golden`);
  const expected = readFileSync(path, 'utf8');
  if (actual === expected) return;
  // The whole would fill screens: where they part is what helps.
  let at = 0;
  while (actual[at] === expected[at]) at++;
  const near = (text: string) => text.slice(Math.max(0, at - 80), at + 80);
  assert.fail(`${name} differs at character ${at}:\nnow  ${near(actual)}\nkept ${near(expected)}`);
}
