import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { format } from '../../language/index.js';
import { parse } from '../../language/parser/parse.js';
import { rounds } from '../support/rounds.js';
import { takeMarks } from './support/markers.js';
import { seededRandom } from './support/random.js';
import { edited } from './support/random-texts.js';
import { respaced } from './support/respaced.js';
import { shapeOf } from './support/shape.js';

const folders = [
  'language/catalogue',
  'examples/tabletop',
  'test/language/fixtures/diagnostics',
  'test/language/fixtures/format',
];
const texts = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.specimen'))
    .map((name) => ({ name, text: takeMarks(readFileSync(join(folder, name), 'utf8')).text })),
);

const page = readFileSync('examples/tabletop/page.specimen', 'utf8');

/** Formats and compares; the lines of `due` and `text` have the indentation of the test taken away. */
function formats(text: string, due: string): void {
  assert.equal(parse(text).faults.length, 0, 'the text has a syntax error');
  assert.equal(format(text), due);
  assert.equal(format(due), due);
}

describe('format', () => {
  it('formats the page of the language as it was agreed', () => {
    const page = readFileSync('examples/tabletop/page.specimen', 'utf8');
    assert.equal(format(page), readFileSync('test/language/fixtures/format/page.specimen', 'utf8'));
  });

  for (const { name, text } of texts) {
    if (parse(text).faults.length > 0) continue;
    it(`keeps the meaning of ${name}, and formats what is formatted to itself`, () => {
      const once = format(text);
      assert.deepEqual(shapeOf(once), shapeOf(text));
      assert.equal(format(once), once);
      assert.doesNotMatch(once, /[ \t]\n|\n\n\n|\t/);
    });
  }

  it('does not depend on the spaces that were there', () => {
    const sources = texts.filter(({ text }) => parse(text).faults.length === 0);
    fc.assert(
      fc.property(fc.constantFrom(...sources), fc.integer(), ({ text }, seed) => {
        const other = respaced(text, seed);
        assert.deepEqual(shapeOf(other), shapeOf(text));
        assert.equal(format(other), format(text));
      }),
      { seed: 7, numRuns: 150 },
    );
  });

  it('puts one space round signs and operators, none inside brackets, at a sign or a dot', () => {
    formats('let  a=1+2*-3\nlet b~normal( 0 ,1 )\n', 'let a = 1 + 2 * -3\nlet b ~ normal(0, 1)\n');
    formats('let a = - x . y [ 0 ] ( 1 )', 'let a = -x.y[0](1)\n');
    formats('let a = 1..2\nlet b = 3m/s - -4m/s', 'let a = 1 .. 2\nlet b = 3m/s - -4m/s\n');
    formats('require r :not(a)and(b)or c in(1..2)', 'require r: not (a) and (b) or c in (1 .. 2)\n');
    formats('let a = if b then(1)else[2]', 'let a = if b then (1) else [2]\n');
    formats('let a = b.in (1)\nlet c = b.from', 'let a = b.in(1)\nlet c = b.from\n');
    formats('asset Car( paint :color=red,n:whole )=box', 'asset Car(paint: color = red, n: whole) = box\n');
    formats(
      'import  "a.specimen"as a\nimport b ,c as d from"e.specimen"',
      'import "a.specimen" as a\nimport b, c as d from "e.specimen"\n',
    );
  });

  it('keeps a body on one line if it was and fits, else gives each item a line', () => {
    formats('a b = c {x=1;y=2,}', 'a b = c { x = 1; y = 2 }\n');
    formats('a b = c {\nx=1; y=2 }', 'a b = c {\n  x = 1\n  y = 2\n}\n');
    formats('a b = c {\n}', 'a b = c { }\n');
    const long = 'x'.repeat(48);
    formats(`a b = c { ${long}; ${long} }`, `a b = c { ${long}; ${long} }\n`);
    formats(`a b = c { ${long}; ${long}x }`, `a b = c {\n  ${long}\n  ${long}x\n}\n`);
    formats(
      `o t ~ choice { a: 1, b: 2 } { ${long}; ${long} }`,
      `o t ~ choice { a: 1, b: 2 } {\n  ${long}\n  ${long}\n}\n`,
    );
  });

  it('breaks the outer body of a line that is too long, and the inner only if it must', () => {
    const long = 'y'.repeat(90);
    formats(`a b = c { x = d { ${long} } }`, `a b = c {\n  x = d { ${long} }\n}\n`);
  });

  it('puts `else` behind the brace', () => {
    formats('if(a){\nb\n}\nelse if(c){ d }\nelse{ e }', 'if (a) {\n  b\n} else if (c) { d } else { e }\n');
  });

  it('keeps the breaks of an expression, each bracket indented once', () => {
    formats(
      'let a = max(\n1,\nmin(\n2, 3\n)\n)\n+ b\n* c',
      'let a = max(\n  1,\n  min(\n    2, 3\n  )\n)\n  + b\n  * c\n',
    );
  });

  it('keeps comments where they are', () => {
    formats(
      'let a=1//one\n//two\n\n\n\n/* three */let b=2 /* four */',
      'let a = 1 //one\n//two\n\n/* three */ let b = 2 /* four */\n',
    );
    formats(
      'a b = c {   // why\nx = 1 // because\n// end\n}',
      'a b = c { // why\n  x = 1 // because\n  // end\n}\n',
    );
    formats('a b = c {\n// only\n}', 'a b = c {\n  // only\n}\n');
    formats(
      'a b = c { x = 1 /* one */; /* two */ y = 2 /* three */ }',
      'a b = c { x = 1 /* one */; /* two */ y = 2 /* three */ }\n',
    );
    formats('let a = 1 + // one\n2', 'let a = 1 + // one\n  2\n');
    formats(
      'a b = c {\n/**\n      * Words.\n   *   - more\n*/\nlet d = 1\n}',
      'a b = c {\n  /**\n   * Words.\n   *   - more\n   */\n  let d = 1\n}\n',
    );
    formats('a { /* empty */ }', 'a { /* empty */ }\n');
  });

  it('takes a comment before the separator on a line of its own for no part of the item', () => {
    formats('a {\nb = 1\n// c\n; d = 2\n}', 'a {\n  b = 1\n  // c\n  d = 2\n}\n');
  });

  it('keeps one empty line of many, none at the ends of a body or file', () => {
    formats(
      '\n\nlet a = 1\n\n\n\nlet b = 2\na b {\n\nc\n\nd\n\n}\n\n',
      'let a = 1\n\nlet b = 2\na b {\n  c\n\n  d\n}\n',
    );
  });

  it('keeps the line ends of Windows', () => {
    assert.equal(format('let a=1\r\na b {\r\nc\r\n}\r\n'), 'let a = 1\r\na b {\r\n  c\r\n}\r\n');
  });

  it('leaves a text with a syntax error as it is', () => {
    for (const text of ['let a=)', 'a b {', 'let a="x', '/* x', '\u0000']) assert.equal(format(text), text);
  });

  it('formats the declarations beside one with a syntax error', () => {
    const broken = 'scene S {\n object a  = box {\n}\n';
    const text = `let a=1\n\n\n\n/** A. */\nclass   mug{id=1}\n${broken}\nlabels{rgb,boxes}\n`;
    const due = `let a = 1\n\n/** A. */\nclass mug { id = 1 }\n${broken}\nlabels { rgb, boxes }\n`;
    assert.equal(format(text), due);
    assert.equal(format(text.replaceAll('\n', '\r\n')), due.replaceAll('\n', '\r\n'));
  });

  it('loses nothing of a text with faults, and formats what is formatted to itself', () => {
    const written = (text: string) => text.replace(/[\s;,]+/g, '');
    for (let seed = 0; seed < rounds(60); seed++) {
      const text = edited(page, seededRandom(seed));
      const once = format(text);
      assert.equal(written(once), written(text), `seed ${seed}`);
      assert.equal(format(once), once, `seed ${seed}`);
    }
  });

  it('makes nothing of nothing', () => {
    assert.equal(format(''), '');
    assert.equal(format(' \n\n'), '');
    assert.equal(format(' // x'), '// x\n');
  });
});
