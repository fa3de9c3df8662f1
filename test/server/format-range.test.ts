import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from '../../language/index.js';
import { formatRange } from '../../server/source/format-range.js';
import { root } from '../support/root.js';

const formatted = format(readFileSync(join(root, 'examples', 'tabletop', 'page.specimen'), 'utf8'));
/** More spaces than there should be, and wrong ones at the starts of lines. */
const ragged = formatted
  .replace(/ = /g, '   =  ')
  .replace(/^ +/gm, (spaces) => (spaces.length > 2 ? ' ' : '      '));

function applied(first: number, last: number): string {
  const edit = formatRange(ragged, format(ragged), first, last);
  return edit ? ragged.slice(0, edit.start) + edit.text + ragged.slice(edit.end) : ragged;
}

describe('formatting a part of a text', () => {
  it('of the whole is formatting it', () => {
    assert.equal(format(ragged), formatted);
    assert.equal(applied(0, ragged.length).trimEnd(), formatted.trimEnd());
  });

  it('line by line touches that line alone, and makes it as it is in the whole', () => {
    const before = ragged.split('\n');
    const after = formatted.split('\n');
    assert.equal(before.length, after.length);
    let offset = 0;
    for (const [at, line] of before.entries()) {
      const now = applied(offset, offset).split('\n');
      const expected = before.with(at, after[at]);
      assert.deepEqual(now, expected, `line ${at + 1}`);
      offset += line.length + 1;
    }
  });

  it('does nothing where nothing stands, or nothing is to be done', () => {
    assert.equal(formatRange(formatted, formatted, 0, formatted.length), undefined);
    assert.equal(formatRange('\n\n\nlet a=1\n', 'let a = 1\n', 1, 1), undefined);
  });
});
