import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ticksBetween, tickText } from '../../preview/distribution/ticks.js';

const texts = (low: number, high: number, wanted: number) => {
  const { values, decimals } = ticksBetween(low, high, wanted);
  return values.map((value) => tickText(value, decimals));
};

describe('the ticks of an axis', () => {
  it('are round numbers', () => {
    assert.deepEqual(texts(0.83, 1.59, 8), ['0.9', '1.0', '1.1', '1.2', '1.3', '1.4', '1.5']);
    assert.deepEqual(texts(0, 23, 4), ['0', '10', '20']);
    assert.deepEqual(texts(-90, 270, 4), ['0', '100', '200']);
    assert.deepEqual(texts(0.0201, 0.0499, 6), ['0.025', '0.030', '0.035', '0.040', '0.045']);
    assert.deepEqual(texts(0, 4e7, 4), ['0', '10000000', '20000000', '30000000', '40000000']);
  });

  it('are few, in order, and lie on the axis, whatever it is', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(number, number, fc.integer({ min: 1, max: 12 }), (a, b, wanted) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const { values, decimals } = ticksBetween(low, high, wanted);
        const slack = (high - low) * 1e-6;
        assert.ok(values.length < 50);
        for (const [index, value] of values.entries()) {
          assert.ok(value >= low - slack && value <= high + slack, `${value}`);
          assert.ok(index === 0 || value >= values[index - 1]!);
          assert.ok(tickText(value, decimals).length < 26);
        }
      }),
    );
  });
});
