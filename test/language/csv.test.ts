import assert from 'node:assert/strict';
import { maximumRows, readColumn } from '../../language/tables/column.js';
import { csvRecords } from '../../language/tables/csv.js';

const fieldsOf = (text: string) => [...csvRecords(text)].map(({ fields }) => fields);
const linesOf = (text: string) => [...csvRecords(text)].map(({ line }) => line);

describe('CSV', () => {
  it('is read after RFC 4180', () => {
    // The examples of its section 2.
    assert.deepEqual(fieldsOf('aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n'), [
      ['aaa', 'bbb', 'ccc'],
      ['zzz', 'yyy', 'xxx'],
    ]);
    assert.deepEqual(fieldsOf('aaa,bbb,ccc\r\nzzz,yyy,xxx'), fieldsOf('aaa,bbb,ccc\nzzz,yyy,xxx\n'));
    assert.deepEqual(fieldsOf('"aaa","b\r\nbb","ccc"\r\nzzz,yyy,xxx'), [
      ['aaa', 'b\r\nbb', 'ccc'],
      ['zzz', 'yyy', 'xxx'],
    ]);
    assert.deepEqual(fieldsOf('"aaa","b""bb","ccc"'), [['aaa', 'b"bb', 'ccc']]);
    assert.deepEqual(fieldsOf('\ufeffa, b \n,""\n'), [
      ['a', ' b '],
      ['', ''],
    ]);
    assert.deepEqual(linesOf('a\n"1\n2"\n3'), [1, 2, 4]);
    assert.deepEqual(fieldsOf(''), []);
  });

  for (const [text, message] of [
    ['a,b\n1\n', 'line 2 has 1 field, not 2'],
    ['a\n\n', undefined],
    ['a,b\n"1\n2",3\n4\n', 'line 4 has 1 field, not 2'],
    ['a\n"1', 'line 2 opens a quote that is never closed'],
    ['a\n"1"2', 'line 2 goes on after a closing quote'],
    ['a\n1"2"', 'line 2 has a quote inside a field that has none around it'],
    ['a\r1', 'line 1 has a carriage return without a line feed'],
    [','.repeat(10_001), 'line 1 has more than 10,000 fields'],
  ] as const) {
    it(`${JSON.stringify(text).slice(0, 30)} ${message ?? 'has an empty record'}`, () => {
      if (message === undefined) assert.deepEqual(fieldsOf(text), [['a'], ['']]);
      else assert.throws(() => fieldsOf(text), { message });
    });
  }
});

describe('a column of a table', () => {
  it('is its numbers in rising order, as if they were written with their unit', () => {
    const values = readColumn('a,b\nx,29\ny,-7\nz, 1.5e1 \nw,.5\n', 'b', 'cm');
    assert.deepEqual(values, { kind: 'values', values: [-0.07, 0.005, 0.15, 0.29] });
    assert.deepEqual(readColumn('a\n-0\n3\n', 'a', 2), { kind: 'values', values: [0, 6] });
  });

  for (const [text, problem] of [
    ['', 'It is empty.'],
    ['a\n', 'It has no row below its first.'],
    ['a,a\n1,2\n', 'Line 1 names `a` twice.'],
    ['a\n1\nNaN\n', 'Line 3 has "NaN" for `a`, which is no number.'],
    ['a\nInfinity\n', 'Line 2 has "Infinity" for `a`, which is no number.'],
    ['a\n0x10\n', 'Line 2 has "0x10" for `a`, which is no number.'],
    ['a\n1\n\n', 'Line 3 has no `a`.'],
    ['a\n1e400\n', 'Line 2 has a number that is too large, "1e400".'],
    ['a,b\n1\n', 'Line 2 has 1 field, not 2.'],
    [`a\n${'1\n'.repeat(maximumRows + 1)}`, 'Line 100002 is one too many: a table has at most 100,000 rows.'],
  ] as const) {
    it(`is not there where ${problem}`, () => {
      assert.deepEqual(readColumn(text, 'a', 1), { kind: 'problem', problem });
    });
  }

  it('that is missing is told with those that there are', () => {
    assert.deepEqual(readColumn('a,b\n1,2\n', 'c', 1), { kind: 'missing', names: ['a', 'b'] });
  });
});
