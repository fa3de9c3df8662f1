import assert from 'node:assert/strict';
import { parse } from '../../language/parser/parse.js';

/** The texts of the items that a text has, without their spaces. */
function items(text: string): string[] {
  const { spec, faults } = parse(text);
  assert.deepEqual(faults, []);
  return spec.items.map((item) => item.$cstNode!.text.replace(/\s+/g, ''));
}

describe('the newline rule', () => {
  it('ends an item at the end of its line', () => {
    assert.deepEqual(items('a\nb'), ['a', 'b']);
    assert.deepEqual(items('a\r\nb\rc'), ['a', 'b', 'c']);
    assert.deepEqual(items('a = 5deg\n-5deg'), ['a=5deg', '-5deg']);
    assert.deepEqual(items('a\n(b)'), ['a', '(b)']);
    assert.deepEqual(items('a\n[b]'), ['a', '[b]']);
  });

  it('takes `;` and `,` for the end too, however many', () => {
    assert.deepEqual(items('a; b, c;;,d,'), ['a', 'b', 'c', 'd']);
    assert.deepEqual(items('a\n, b\n; c'), ['a', 'b', 'c']);
  });

  it('goes on where the line ends with something that goes on', () => {
    for (const sign of ['=', '~']) assert.equal(items(`a ${sign}\nb`).length, 1, sign);
    for (const operator of '+ - * / < > <= >= == != and or in ..'.split(' '))
      assert.equal(items(`a = b ${operator}\nc`).length, 1, operator);
    for (const text of [
      'a = not\nb',
      'a = if\nb\nthen\nc\nelse\nd',
      'a:\n1',
      'a = b.\nc',
      'require a:\nb',
      'import a,\nb from\n"c"',
      'import\na from "c"',
    ])
      assert.equal(items(text).length, 1, text);
  });

  it('goes on where the next line begins with an operator, but not with a minus', () => {
    for (const operator of '+ * / < > <= >= == != and or in ..'.split(' '))
      assert.equal(items(`a = b\n${operator} c`).length, 1, operator);
    for (const text of [
      'a\n= b',
      'a\n~ b',
      'a = b\n.c',
      'a\n: 1',
      'a = if b\nthen c\nelse d',
      'if (a) { b }\nelse { c }',
      'if (a) { b }\nelse if (c) { d }\nelse { e }',
    ])
      assert.equal(items(text).length, 1, text);
    assert.equal(items('a = b\n- c').length, 2);
  });

  it('never ends an item inside round or square brackets', () => {
    for (const text of [
      'a = (b\n,\nc)',
      'a = f(\nb\n)',
      'a = [\nb,\nc\n]',
      'a = (b\n- c)',
      'a = f(x: 1,\ny: 2)',
      'a = b[\n0\n]',
    ])
      assert.equal(items(text).length, 1, text);
  });

  it('ends items inside braces, also where these stand in brackets', () => {
    const { spec } = parse('a = f(b {\nc\n-d\n})');
    const body = JSON.stringify(spec, (key, value) =>
      key.startsWith('$') && key !== '$type' ? undefined : value,
    );
    assert.equal(body.match(/"Entry"/g)?.length, 3);
  });

  it('does not mind comments', () => {
    assert.deepEqual(items('a // c\nb /* d */\n/* e */ c'), ['a', 'b', 'c']);
    assert.equal(items('a = // why\n b').length, 1);
    assert.equal(items('a /* over\nlines */ b').length, 2);
  });

  it('knows keywords as names behind a dot and `as`', () => {
    assert.deepEqual(items('a = b.from\nc'), ['a=b.from', 'c']);
    assert.deepEqual(items('a = b.in\n-c'), ['a=b.in', '-c']);
    assert.deepEqual(items('import "x" as else\nb'), ['import"x"aselse', 'b']);
  });

  it('asks for an end between items on one line', () => {
    for (const text of ['a b c', 'let a = 1 let b = 2', 'a { b } c { d }', 'a = 1 2'])
      assert.match(parse(text).faults[0].message, /^Expected a new line or `;`/);
  });
});
