import assert from 'node:assert/strict';
import { parseIndexRange } from '../../cli/input/index-range.js';
import { progressLine } from '../../cli/running/progress.js';
import { measure } from '../../cli/statistics/numbers.js';
import { spark } from '../../cli/statistics/spark.js';
import { painter, terminalOf } from '../../cli/terminal.js';

describe('options and what is printed beside results', () => {
  it('--index takes one, a range with both ends, or all from one on', () => {
    assert.deepEqual(parseIndexRange('5', 100), { first: 5, last: 5 });
    assert.deepEqual(parseIndexRange('0..9', 100), { first: 0, last: 9 });
    assert.deepEqual(parseIndexRange('90..', 100), { first: 90, last: 99 });
    assert.deepEqual(parseIndexRange('500', 100), { first: 500, last: 500 });
    for (const text of ['', '..', '..5', '1.5', '-1', '1..2..3', '5 6', '0x5', '9007199254740993']) {
      assert.throws(() => parseIndexRange(text, 100), /--index/, text);
    }
  });

  it('progress tells how far, how fast and how long', () => {
    assert.equal(
      progressLine(2500, 10_000, 'samples', 5),
      '2,500 of 10,000 samples, 500 a second, 0:15 left',
    );
    assert.equal(progressLine(1, 10_000, 'samples', 2), '1 of 10,000 samples, 0.5 a second, 5:33:18 left');
    assert.equal(progressLine(0, 10, 'samples', 1), '0 of 10 samples, 0 a second, ? left');
  });

  it('numbers have three significant digits', () => {
    const written = [0, 1, 0.1 + 0.2, 5.30001, 12345.678, 1e-7, -0.000123456, 2e9, 100, 0.5].map(measure);
    assert.deepEqual(written, [
      '0',
      '1',
      '0.3',
      '5.3',
      '12346',
      '1.00e-7',
      '-0.000123',
      '2.00e+9',
      '100',
      '0.5',
    ]);
  });

  it('a histogram of any number of bins is ten characters at most', () => {
    assert.equal(spark([1, 2, 4]), '▃▅█');
    assert.equal(spark([0, 0, 0]), '   ');
    assert.equal([...spark(Array(40).fill(1))].length, 10);
  });

  it('colours only a terminal that wants them', () => {
    const stream = (isTTY: boolean) => ({ isTTY, columns: 80, write: () => true });
    const of = (isTTY: boolean, env: Record<string, string>) =>
      terminalOf({ stdout: stream(false), stderr: stream(isTTY), env } as unknown as NodeJS.Process);
    assert.ok(of(true, {}).styled);
    assert.ok(!of(false, {}).styled);
    assert.ok(!of(true, { NO_COLOR: '1' }).styled);
    assert.ok(of(true, { NO_COLOR: '' }).styled);
    assert.ok(!of(true, { TERM: 'dumb' }).styled);
    assert.ok(!of(false, {}).showsProgress);
    assert.equal(painter(false)('error', 'x'), 'x');
    assert.equal(painter(true)('error', 'x'), '\u001b[1;31mx\u001b[0m');
  });
});
