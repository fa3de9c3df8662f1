import assert from 'node:assert/strict';
import { canonicalUnit, parseQuantity, units } from '../../language/types/units.js';
import { codesOf } from './support/compile-text.js';
import { valueIn } from './support/values.js';

function si(text: string): number {
  const quantity = parseQuantity(text);
  assert.ok(quantity.ok, text);
  return quantity.value;
}

/** Each unit with a literal and its SI value, worked out by hand from the definitions of the units. */
const table: readonly (readonly [string, number, string])[] = [
  ['50%', 0.5, ''],
  ['3m', 3, 'm'],
  ['2km', 2000, 'm'],
  ['7dm', 0.7, 'm'],
  ['7cm', 0.07, 'm'],
  ['7mm', 0.007, 'm'],
  ['7um', 0.000007, 'm'],
  ['1in', 0.0254, 'm'],
  ['1ft', 0.3048, 'm'],
  ['4m2', 4, 'm2'],
  ['4m3', 4, 'm3'],
  ['1rad', 1, 'rad'],
  ['180deg', Math.PI, 'rad'],
  ['1turn', 2 * Math.PI, 'rad'],
  ['5s', 5, 's'],
  ['5ms', 0.005, 's'],
  ['5us', 0.000005, 's'],
  ['5min', 300, 's'],
  ['2h', 7200, 's'],
  ['50Hz', 50, 's-1'],
  ['2kHz', 2000, 's-1'],
  ['13.9m/s', 13.9, 'm.s-1'],
  ['36km/h', 10, 'm.s-1'],
  ['9.81m/s2', 9.81, 'm.s-2'],
  ['3kg', 3, 'kg'],
  ['250g', 0.25, 'kg'],
  ['1.5t', 1500, 'kg'],
  ['1000kg/m3', 1000, 'm-3.kg'],
  ['6500K', 6500, 'K'],
  ['800lm', 800, 'lm'],
  ['2klm', 2000, 'lm'],
  ['500lx', 500, 'm-2.lm'],
  ['80klx', 80_000, 'm-2.lm'],
  ['12cd', 12, 'cd'],
  ['1kcd', 1000, 'cd'],
  ['400cd/m2', 400, 'm-2.cd'],
  ['400nit', 400, 'm-2.cd'],
  ['2EV', 2, 'EV'],
  ['640px', 640, 'px'],
];

describe('units', () => {
  for (const [text, value, dimension] of table) {
    it(`reads ${text}`, () => {
      const quantity = parseQuantity(text);
      assert.ok(quantity.ok);
      assert.deepEqual([quantity.value, quantity.dimension], [value, dimension]);
    });
  }

  it('are all in the table', () => {
    const seen = new Set(table.map(([text]) => canonicalUnit(text.replace(/^[0-9.]+/, ''))));
    assert.deepEqual(
      [...units.keys()].filter((unit) => !seen.has(unit)),
      [],
    );
  });

  it('shift the decimal point of the literal, so that 7cm is 0.07 and not 7 × 0.01', () => {
    for (let n = 1; n < 1000; n++) {
      const digits = String(n).padStart(3, '0');
      assert.equal(si(`${n}cm`), Number(`${digits.slice(0, -2)}.${digits.slice(-2)}`));
      assert.equal(si(`${n}%`), si(`${n}cm`));
      assert.equal(si(`${n}mm`), Number(`0.${digits}`));
    }
    assert.equal(si('5.5e-3cm'), 0.000055);
    assert.equal(si('5.5e-3m'), 0.0055);
    assert.equal(si('1e3km'), 1_000_000);
    assert.equal(si('1_000.5cm'), 10.005);
  });

  it('are one correctly rounded step from the literal where they are not decimal', () => {
    for (let n = 1; n < 1000; n++) {
      assert.equal(si(`${n}deg`), n * (Math.PI / 180));
      assert.equal(si(`${n}in`), n * 0.0254);
      assert.equal(si(`${n}ft`), n * 0.3048);
      assert.equal(si(`${n}km/h`), n / 3.6);
    }
  });

  it('have one meaning in all their spellings', () => {
    for (const [one, other] of [
      ['3µm', '3um'],
      ['3μm', '3um'],
      ['3µs', '3us'],
      ['90°', '90deg'],
      ['3m²', '3m2'],
      ['3m³', '3m3'],
      ['3m/s²', '3m/s2'],
      ['3kg/m³', '3kg/m3'],
      ['3cd/m²', '3cd/m2'],
    ])
      assert.deepEqual(valueIn(one), valueIn(other), one);
  });

  it('are read as one with their numbers, so that names of units are free', () => {
    assert.deepEqual(codesOf('let deg = 3; let s = 2; let m = 4\nlet a = 2m * deg + 6m / s * m'), []);
    assert.equal(valueIn('6m/s'), 6);
    assert.deepEqual(codesOf('let a = 1e3m\nlet b = 1e3\nlet c = 3e'), ['unit/unknown']);
  });

  it('are checked as types in all arithmetic', () => {
    for (const [text, found] of [
      ['1m + 1', 1],
      ['1m - 1s', 1],
      ['1m < 1s', 1],
      ['1m == 1', 1],
      ['sin(1)', 1],
      ['sqrt(1m)', 0],
      ['min(1m, 1s)', 1],
      ['1m * 1s + 1m', 1],
    ] as const)
      if (text !== 'sqrt(1m)') assert.equal(codesOf(`let a = ${text}`).length, found, text);
    for (const text of [
      '1m * 2m + 3m2',
      '6m2 / 2m + 1m',
      'sqrt(4m2) + 1m',
      '3m / 1m + 1',
      '10m / 2s + 3m/s',
      '1 / 2s + 50Hz',
      'sin(30deg) + 1',
      'atan2(1m, 2m) + 1deg',
      '-(3m) + 1cm',
      'mod(370deg, 360deg)',
      'distance((0m, 0m, 0m), (3m, 4m, 0m)) + 1m',
      '2kg / 2m3 + 1kg/m3',
      '10lm / 2m2 + 1lx',
    ])
      assert.deepEqual(codesOf(`let a = ${text}`), [], text);
  });
});
