import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type Compiled, format } from '../../language/index.js';
import { maximumTokens } from '../../language/parser/newline-lexer.js';
import { rounds } from '../support/rounds.js';
import { compileText, mainPath } from './support/compile-text.js';
import { seededRandom } from './support/random.js';
import { edited, nonsense } from './support/random-texts.js';

const page = readFileSync('examples/tabletop/page.specimen', 'utf8');

/** Guards against texts that hang: generous, since machines are slow at times. */
const longest = 60_000;

function inTime<T>(action: () => T): T {
  const start = performance.now();
  const result = action();
  const took = performance.now() - start;
  assert.ok(took < longest, `took ${took.toFixed(0)} ms`);
  return result;
}

/** Everything that a text goes through must come to an end, without an exception, and tell of places that there are. */
function survives(text: string, files: Readonly<Record<string, string>> = {}): Compiled {
  const compiled = inTime(() => compileText(text, { files }));
  inTime(() => format(text));
  for (const { start, end, uri, message } of compiled.diagnostics) {
    const length = uri === mainPath ? text.length : (files[uri]?.length ?? 0);
    assert.ok(start >= 0 && start <= end && end <= length, `${start}-${end} of ${length}: ${message}`);
    assert.doesNotMatch(message, /undefined|\[object|NaN/);
  }
  return compiled;
}

/** What is told, each code once. */
function codes({ diagnostics }: Compiled): string[] {
  return [...new Set(diagnostics.map((each) => each.code))];
}

const scene = (body: string) => `language 1\ndataset D { scene = S }\nscene S {\n${body}\n}\n`;
const top = (items: string) => `language 1\n${items}\ndataset D { scene = S }\nscene S { object x = a0 }\n`;
const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');

describe('language: hostile texts', function () {
  this.timeout(process.env.SPECIMEN_NIGHTLY ? 7_200_000 : 120_000);

  it('survives 1,000 random texts', () => {
    for (let seed = 0; seed < rounds(1000); seed++) survives(nonsense(seededRandom(seed)));
  });

  it('survives 1,000 random edits of the page', () => {
    for (let seed = 0; seed < rounds(1000); seed++) survives(edited(page, seededRandom(seed)));
  });

  it('survives every beginning of the page', () => {
    for (let end = 0; end < page.length; end += 13) survives(page.slice(0, end));
  });

  const deep: Readonly<Record<string, string>> = {
    'brackets that stay open': scene(`let a = ${'('.repeat(10_000)}`),
    'brackets that close': scene(`let a = ${'('.repeat(10_000)}1${')'.repeat(10_000)}`),
    'bodies in bodies': 'object a = box {'.repeat(10_000) + '}'.repeat(10_000),
    'operators in a chain': scene(`let a = 1${' + 1'.repeat(10_000)}`),
    'chains in brackets in chains': scene(`let a = ${'('.repeat(30)}1${`${' + 1'.repeat(20)})`.repeat(30)}`),
    'minus signs': scene(`let a = ${'-'.repeat(10_000)}1`),
    '`if` … `else if` …': scene(`let a = ${'if true then 1 else '.repeat(10_000)}2`),
    '`if` blocks': scene(`if (true) { }${' else if (true) { }'.repeat(10_000)}`),
    'members of members': scene(`let a = b${'.c'.repeat(10_000)}`),
    'calls of calls': scene(`let a = b${'()'.repeat(10_000)}`),
  };
  for (const [name, text] of Object.entries(deep)) {
    it(`tells that ${name} are too deep, once`, () => {
      const { diagnostics } = survives(text);
      assert.deepEqual(
        diagnostics.map((each) => each.code),
        ['syntax/too-deep'],
      );
    });
  }

  const shallow: Readonly<Record<string, string>> = {
    'thirty brackets': scene(`let a = ${'('.repeat(30)}1${')'.repeat(30)}`),
    'many operators': scene(`let a = 1${' + 1'.repeat(240)}`),
    'many items after one another': scene(lines(400, (at) => `let a${at} = -1`)),
    'many items that begin with brackets or signs': scene(
      `let a ~ choice {\n${lines(400, (at) => `(${at}, -1)`)}\n}\nlet b ~ choice {\n${lines(400, (at) => `-${at}`)}\n}`,
    ),
    'many `if` blocks after one another': scene(lines(400, (at) => `if (true) { let a${at} = 1 }`)),
  };
  for (const [name, text] of Object.entries(shallow)) {
    it(`bears ${name}`, () => assert.deepEqual(codes(survives(text)), []));
  }

  const chains: Readonly<Record<string, string>> = {
    'lets that need the next': scene(`${lines(3000, (at) => `let a${at} = a${at + 1}`)}\nlet a3000 = 1`),
    'lets with long expressions': scene(
      `${lines(300, (at) => `let a${at} = a${at + 1}${' + 1'.repeat(200)}`)}\nlet a300 = 1`,
    ),
    'lets at the top': `language 1\n${lines(3000, (at) => `let a${at} = a${at + 1}`)}\nlet a3000 = 1\ndataset D { scene = S }\nscene S { }`,
    'things on things': scene(
      `${lines(3000, (at) => `object a${at} = box { place ~ on(a${at + 1}) }`)}\nobject a3000 = box`,
    ),
    'scenes of scenes': top(
      `${lines(3000, (at) => `scene T${at} = T${at + 1} { }`)}\nscene T3000 { }\nasset a0 = box`,
    ),
    'scenes of scenes, the first first': top(
      `scene T0 { }\n${lines(300, (at) => `scene T${at + 1} = T${at} { }`)}\nasset a0 = box`,
    ),
    'templates of templates': top(
      `${lines(300, (at) => `asset a${at} = a${at + 1} { scale = 2 }`)}\nasset a300 = box`,
    ),
    'distributions of distributions': top(
      `${lines(3000, (at) => `dist d${at} = d${at + 1}`)}\ndist d3000 = 0 .. 1\nasset a0 = box`,
    ),
    'templates that double': top(
      `${lines(40, (at) => `asset a${at} ~ choice { x = a${at + 1}, y = a${at + 1} }`)}\nasset a40 = box`,
    ),
    'distributions that double': top(
      `${lines(40, (at) => `dist d${at} = choice { x ~ d${at + 1}, y ~ d${at + 1} }`)}\ndist d40 = 0 .. 1\nasset a0 = box`,
    ),
    'branches beyond number': scene(`let a ~ choice {\n${lines(20_000, String)}\n}`),
  };
  for (const [name, text] of Object.entries(chains)) {
    it(`has a limit for ${name}`, () => assert.deepEqual(codes(survives(text)), ['limit/size']));
  }

  it('has a limit for files that import one another', () => {
    const files = Object.fromEntries(
      Array.from({ length: 1000 }, (_, at) => [
        `m${at}.specimen`,
        `language 1\nimport "m${at + 1}.specimen" as m`,
      ]),
    );
    assert.deepEqual(
      codes(
        survives(`import "m0.specimen" as m\n${scene('')}`.replace(/^(.*\n)(language 1\n)/, '$2$1'), files),
      ),
      ['limit/size'],
    );
  });

  it('tells a long cycle once', () => {
    for (const length of [2, 50, 2000]) {
      const { diagnostics } = survives(scene(lines(length, (at) => `let a${at} = a${(at + 1) % length}`)));
      assert.equal(diagnostics.length, 1);
    }
  });

  it('tells templates, materials and scenes that are made of each other once', () => {
    for (const items of [
      'asset A = B { scale = 2 }\nasset B = A { scale = 3 }',
      'asset A ~ choice { B, box }\nasset B ~ choice { A, box }',
      'material A ~ choice { B, pbr }\nmaterial B ~ choice { A, pbr }',
      'scene A = B { }\nscene B = A { }',
      'dist A = B\ndist B = A',
    ])
      assert.deepEqual(
        survives(top(`${items}\nasset a0 = box`)).diagnostics.map((each) => each.code),
        ['name/cycle'],
        items,
      );
  });

  const long: Readonly<Record<string, string>> = {
    'a comment': `// ${'x'.repeat(5_000_000)}`,
    'a name': scene(`let ${'x'.repeat(2_000_000)} = 1`),
    'a path': scene(`object a = model("${'x'.repeat(2_000_000)}")`),
    'a text that is not closed': scene(`object a = model("${'x'.repeat(2_000_000)}`),
    'a number': scene(`let a = ${'1'.repeat(2_000_000)}`),
    'a unit': scene(`let a = 1${'x'.repeat(2_000_000)}`),
    'a colour': scene(`let a = #${'f'.repeat(2_000_000)}`),
    'what no token is': '§'.repeat(1_000_000),
    spaces: ' '.repeat(4_000_000),
    'empty lines': '\n'.repeat(1_000_000),
    separators: ';'.repeat(200_000),
    'closing braces': '}'.repeat(200_000),
    'closing brackets': ')'.repeat(200_000),
    'comments that do not close': '/*'.repeat(200_000),
  };
  for (const [name, text] of Object.entries(long))
    it(`survives a long line: ${name}`, () => void survives(text));

  it('survives 20,000 unknown names, and 20,000 of the same', () => {
    survives(scene(lines(20_000, (at) => `let a${at} = b${at}`)));
    survives(scene(lines(20_000, () => 'let a = 1')));
    survives(`language 1\n${lines(5000, (at) => `class a${at} { }`)}`);
  });

  it('survives 100,000 items', () => {
    assert.equal(
      survives(lines(100_000, (at) => `let a${at} = 1`)).diagnostics.filter(
        (each) => each.severity === 'error',
      ).length,
      1,
    );
  });

  it('has a limit for words and comments, since each takes memory', () => {
    for (const text of [
      'a;'.repeat(maximumTokens),
      `let a = f(${'1,'.repeat(maximumTokens)}1)`,
      '/**/'.repeat(maximumTokens + 1),
    ])
      assert.deepEqual(codes(survives(text)), ['limit/size']);
  });

  it('survives letters and signs of all kinds', () => {
    for (const text of [
      '\u0000',
      '\ud800',
      '"\udc00"',
      '\ufeff',
      '\u2028',
      '\u202e',
      '名前',
      '😀',
      'ℝ',
      'e\u0301',
      '\u200b',
      '\uffff',
      '¼m',
      '²',
      '°',
    ])
      for (const place of [
        text,
        `let ${text} = 1`,
        `let a = ${text}`,
        `let a = 1${text}`,
        `object a = model("${text}")`,
        `// ${text}`,
        `/** ${text} */ let a = 1`,
      ])
        survives(scene(place));
  });

  it('takes no half of a character into a plan', () => {
    assert.deepEqual(codes(survives(scene('/** \ud800 */ let a = 1'))), ['syntax/unexpected']);
  });

  it('tells numbers that are too large, and takes the smallest as 0', () => {
    assert.deepEqual(codes(survives(scene('let a = 1e400\nlet b = 1e308km\nlet c = 1e99999999999'))), [
      'number/malformed',
    ]);
    assert.deepEqual(codes(survives(scene('let a = 1e-400\nlet b = 9007199254740993'))), []);
  });
});
