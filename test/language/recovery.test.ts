import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from '../../language/parser/parse.js';
import { compileText } from './support/compile-text.js';

const page = readFileSync('examples/tabletop/page.specimen', 'utf8');

describe('syntax errors', () => {
  const faults: Readonly<Record<string, string>> = {
    'a value that is missing': 'let a =',
    'a closing bracket that is missing': 'let a = (1 + 2',
    'a closing bracket too many': 'let a = 1)',
    'an operator at the end': 'let a = 1 +',
    'an operator at the start': 'let a = * 2',
    'two values': 'let a = 1 2',
    'no name': 'let = 1',
    'a number for a name': 'let 3 = 1',
    'a character without meaning': 'let a = § 1',
    'a text that is not closed': 'object a = model("x.glb)',
    'a bracket of the wrong kind': 'let a = [1, 2)',
    'an argument that is missing': 'let a = min(1, )',
    'a sign too many': 'let a == 1',
    'an `if` without its `else`': 'let a = if true then 1',
    'a body without its value': 'object a = box { scale = ; yaw = 3deg }',
    'a `require` without its condition': 'require seen:',
  };

  for (const [name, fault] of Object.entries(faults)) {
    it(`tells ${name} in a few words and reads all the rest`, () => {
      const text = `language 1\ndataset D { scene = S }\nscene S {\nlet before = lost1\n${fault}\nlet later = lost2\n}\nscene T { let far = lost3 }\n`;
      const { diagnostics } = compileText(text);
      const syntax = diagnostics.filter((each) => each.code === 'syntax/unexpected');
      assert.ok(syntax.length >= 1 && syntax.length <= 2, JSON.stringify(diagnostics, undefined, 1));
      const line = text.split('\n').indexOf(fault) + 1;
      const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
      for (const { start, message } of syntax) {
        assert.ok(lineOf(start) >= line && lineOf(start) <= line + 1, message);
        assert.match(message, /^[A-Z`].*\.$/);
        assert.doesNotMatch(message, /token|redundant|undefined|\u200b/i);
      }
      const others = diagnostics
        .filter((each) => each.code !== 'syntax/unexpected')
        .map((each) => text.slice(each.start, each.end));
      assert.deepEqual(others, ['lost1', 'lost2', 'lost3']);
    });
  }

  it('of an `if` without its body are few', () => {
    assert.equal(parse('scene S {\nif (true) let a = 1\nlet b = 2\n}').faults.length, 2);
  });

  it('of a body that is not closed are told at the end of the file', () => {
    const { faults } = parse('scene S {\nobject a = box {\nscale = 2\n}\n');
    assert.deepEqual(
      faults.map(({ start, message }) => [start, message]),
      [[38, 'Expected `}`, but the file ends here.']],
    );
  });

  it('of a comment that is not closed say so', () => {
    assert.match(parse('let a = 1\n/* no end\nlet b = 2').faults[0].message, /comment is not closed/);
  });

  it('are few wherever one character of the page is left out', () => {
    for (let at = 0; at < page.length; at += 7) {
      const { faults } = parse(page.slice(0, at) + page.slice(at + 1));
      assert.ok(faults.length <= 8, `${faults.length} for ${JSON.stringify(page.slice(at - 20, at + 20))}`);
    }
  });

  it('leave a tree in which nothing is missing', () => {
    for (const text of [
      'let',
      'let a',
      'let a =',
      'param',
      'require',
      'import',
      'import a',
      'import "x"',
      'import "x" as',
      'if',
      'if (',
      'if (a',
      'a b',
      'a b =',
      'a b(c',
      'a b(c:',
      'a =',
      'a ~',
      'a:',
      'a.',
      'a[',
      'a(',
      'a(b:',
      'a(b where',
      'a {',
      '(',
      '(a,',
      '[',
      'a ..',
      'not',
      'a = b !=. 2',
      'a = 0 .. * b { c }',
      '-',
      'if a then',
      'language',
    ])
      for (const around of [
        text,
        `scene S { ${text} }`,
        `${text}\nlet z = 1`,
        `object a = box { x = ${text} }`,
      ])
        assert.doesNotThrow(() => compileText(around), around);
  });
});
