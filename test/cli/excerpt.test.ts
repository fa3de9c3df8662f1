import assert from 'node:assert/strict';
import { excerpt } from '../../cli/report/excerpt.js';
import { SourceText } from '../../cli/report/source-text.js';

const plain = (_: unknown, text: string) => text;

/** The excerpt of a text in which `»…«` stand round the range. */
function shown(marked: string, columns = 100): string[] {
  const start = marked.indexOf('»');
  const end = marked.indexOf('«') - 1;
  const source = new SourceText(marked.replace('»', '').replace('«', ''));
  return [...excerpt(source, source.range(start, end), columns, plain, 'error').lines];
}

describe('an excerpt', () => {
  it('marks the range below its line', () => {
    assert.deepEqual(shown('a\nlet b = »1m«\n'), ['2 │ let b = 1m', '  │         ^^']);
  });

  it('marks an empty range, also at the end of the text', () => {
    assert.deepEqual(shown('let »«b'), ['1 │ let b', '  │     ^']);
    assert.deepEqual(shown('let a =»«'), ['1 │ let a =', '  │        ^']);
    assert.deepEqual(shown('let a = 1\n»«'), ['2 │ ', '  │ ^']);
  });

  it('aligns after tabs, which are four columns wide', () => {
    assert.deepEqual(shown('\ta\t»b«'), ['1 │     a   b', '  │         ^']);
  });

  it('aligns after wide, combining and joined characters', () => {
    assert.deepEqual(shown('漢字 »x«'), ['1 │ 漢字 x', '  │      ^']);
    assert.deepEqual(shown('e\u0301e\u0301 »x«'), ['1 │ e\u0301e\u0301 x', '  │    ^']);
    assert.deepEqual(shown('👩‍👩‍👧 »x«'), ['1 │ 👩‍👩‍👧 x', '  │    ^']);
    assert.deepEqual(shown('»漢字«'), ['1 │ 漢字', '  │ ^^^^']);
  });

  it('writes what a terminal would obey or hide as its code', () => {
    assert.deepEqual(shown('a\u001b[31m »x«'), ['1 │ a\\u{1b}[31m x', '  │             ^']);
    assert.deepEqual(shown('\u202ea\ufeff »x«')[0], '1 │ \\u{202e}a\\u{feff} x');
    assert.deepEqual(shown('\ud800 »x«')[0], '1 │ \\u{d800} x');
  });

  it('knows lines that end in CR, LF or both', () => {
    assert.deepEqual(shown('a\r\nb\rc\n»d«\r\ne'), ['4 │ d', '  │ ^']);
  });

  it('shows the first and the last line of a range of several', () => {
    assert.deepEqual(shown('x »{\n  a\n  b\n}« y'), ['1 │ x {', '  │   ^', '  …', '4 │ } y', '  │ ^']);
    assert.deepEqual(shown('»a\n  b«'), ['1 │ a', '  │ ^', '2 │   b', '  │   ^']);
  });

  it('aligns the numbers of lines', () => {
    assert.deepEqual(shown(`${'\n'.repeat(8)}»a\nb«`), [' 9 │ a', '   │ ^', '10 │ b', '   │ ^']);
  });

  it('cuts a long line round the mark', () => {
    for (const [before, after] of [
      [500, 500],
      [0, 500],
      [500, 0],
      [5_000_000, 3_000_000],
      [20, 20],
    ]) {
      const [line, mark] = shown(`${'a'.repeat(before)}»xyz«${'b'.repeat(after)}`, 60);
      assert.ok([...line].length <= 60, line);
      const column = mark.indexOf('^');
      assert.equal(line.slice(column, column + 3), 'xyz');
      assert.equal(mark.trimEnd().length, column + 3);
      assert.equal(line.endsWith('…'), after > 40, line);
      assert.equal(line.startsWith('1 │ …'), before > 40, line);
    }
  });

  it('cuts a mark that is longer than the line may be', () => {
    const [line, mark] = shown(`»${'x'.repeat(500)}«`, 60);
    assert.ok(line.length <= 60 && mark.length <= 60);
    assert.ok(mark.includes('^'.repeat(40)));
  });

  it('finds lines and columns in UTF-16 units', () => {
    const source = new SourceText('a\n😀b');
    assert.deepEqual(source.position(4), { line: 2, column: 3, offset: 4 });
    assert.deepEqual(source.position(5), { line: 2, column: 4, offset: 5 });
  });
});
