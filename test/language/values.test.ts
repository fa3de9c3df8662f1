import assert from 'node:assert/strict';
import { codesOf } from './support/compile-text.js';
import { valueIn } from './support/values.js';

/** Expressions and what they are, worked out by hand. */
const known: readonly (readonly [string, unknown])[] = [
  ['1 + 2 * 3', 7],
  ['(1 + 2) * 3', 9],
  ['10 - 4 - 3', 3],
  ['16 / 4 / 2', 2],
  ['-2 * 3', -6],
  ['2 - -3', 5],
  ['1 < 2', true],
  ['1 < 2 and 3 < 2', false],
  ['1 < 2 or 3 < 2 and false', true],
  ['not true or true', true],
  ['not (true or true)', false],
  ['1 + 1 == 2', true],
  ['3 != 3', false],
  ['2 in (1 .. 3)', true],
  ['4 in (1 .. 3)', false],
  ['1m in (50cm .. 2m)', true],
  ['if 1 < 2 then 3 else 4', 3],
  ['if 1 > 2 then 3 else if 1 < 2 then 4 else 5', 4],
  ['min(3, 1, 2)', 1],
  ['max(3cm, 1m)', 1],
  ['abs(-3)', 3],
  ['floor(2.7)', 2],
  ['ceil(2.1)', 3],
  ['round(2.5)', 3],
  ['round(-2.5)', -3],
  ['mod(-1, 3)', 2],
  ['clamp(5, 0, 3)', 3],
  ['mix(10, 20, 25%)', 12.5],
  ['sqrt(9)', 3],
  ['pow(2, 10)', 1024],
  ['(1, 2, 3).y', 2],
  ['(1m, 2m) + (3m, 4m)', [4, 6]],
  ['2 * (1m, 2m)', [2, 4]],
  ['(2m, 4m) / 2', [1, 2]],
  ['length((3m, 4m, 0m))', 5],
  ['#ffffff', [1, 1, 1]],
  ['white', [1, 1, 1]],
  ['"x"', 'x'],
];

describe('values', () => {
  for (const [text, value] of known) it(`${text} is known`, () => assert.deepEqual(valueIn(text), value));

  it('of colours are linear: #808080 is 0.2158605…', () => {
    // ((128/255 + 0.055) / 1.055) ^ 2.4, from the definition of sRGB.
    for (const part of valueIn('#808080') as number[])
      assert.ok(Math.abs(part - 0.21586050011389926) < 1e-15);
    assert.deepEqual(valueIn('#abc'), valueIn('#aabbcc'));
  });

  it('are never not finite', () => {
    for (const text of [
      '1 / 0',
      '0 / 0',
      '-1 / 0',
      'sqrt(-1)',
      'log(0)',
      'pow(-1, 0.5)',
      '1e200 * 1e200',
      'acos(2)',
      'mod(1, 0)',
    ])
      assert.deepEqual(codesOf(`let a = ${text}`), ['number/not-finite'], text);
  });

  it('are never −0', () => assert.ok(Object.is(valueIn('0 * -1'), 0)));

  it('are told where they do not go together', () => {
    for (const text of [
      '1 + true',
      '1 + "x"',
      'true and 1',
      'not 1',
      '-true',
      '(1, 2) + (1, 2, 3)',
      '(1m, 2m) + (1, 2)',
      '1 < true',
      '1 == true',
      '"x" == 1',
      '(1, true)',
      '1 in 2',
      'white + 1',
      'if 1 then 2 else 3',
      'if true then 1 else 2m',
      '1 - "x"',
      '[1, 2m]',
    ])
      assert.equal(codesOf(`let a = ${text}`).length, 1, text);
  });

  it('that are wrong are told once, not again where they are used', () => {
    assert.deepEqual(
      codesOf('let a = 1m + 1s\nlet b = a + 1\nlet c = sqrt(a * b)\nobject d = sphere { radius = c }'),
      ['type/operands'],
    );
    assert.deepEqual(codesOf('let a ~ normal(lost, 1)\nlet b = a + 1'), ['name/unknown']);
    assert.deepEqual(codesOf('object a = lost { scale = 2; radius = 1 }\nlet b = a.center'), [
      'name/unknown',
    ]);
  });
});
