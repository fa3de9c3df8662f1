import assert from 'node:assert/strict';
import { isFiniteValue, OperandError, operators, type Value } from '../../engine/plan/operators.js';

const apply = (name: string, ...args: Value[]) => operators[name].apply(args);

describe('operators', () => {
  it('do arithmetic on numbers, and component by component on tuples', () => {
    assert.equal(apply('add', 1, 2), 3);
    assert.deepEqual(apply('add', [1, 2], [3, 4]), [4, 6]);
    assert.deepEqual(apply('mul', 2, [1, 2, 3]), [2, 4, 6]);
    assert.deepEqual(apply('div', [2, 4], 2), [1, 2]);
    assert.deepEqual(apply('neg', [1, -2]), [-1, 2]);
    assert.deepEqual(apply('mix', [0, 10], [1, 20], 0.5), [0.5, 15]);
    assert.throws(() => apply('add', 1, [1]), OperandError);
    assert.throws(() => apply('add', [1, 2], [1]), OperandError);
    assert.throws(() => apply('add', 'a', 1), OperandError);
  });

  it('round halves away from zero, and give remainders the sign of the divisor', () => {
    assert.deepEqual(
      [0.5, 1.5, -0.5, -1.5, 2.4, 0.49999999999999994].map((x) => apply('round', x)),
      [1, 2, -1, -2, 2, 0],
    );
    assert.deepEqual(
      [apply('mod', -30, 360), apply('mod', 390, 360), apply('mod', 30, -360)],
      [330, 30, -330],
    );
    assert.equal(apply('min', 3, 1, 2), 1);
    assert.equal(apply('clamp', 5, 0, 3), 3);
  });

  it('compare, and look into intervals and tuples', () => {
    assert.equal(apply('in', 2, { low: 1, high: 2 }), true);
    assert.equal(apply('in', 2.1, { low: 1, high: 2 }), false);
    assert.equal(apply('eq', [1, 2], [1, 2]), true);
    assert.equal(apply('ne', 'a', 'b'), true);
    assert.equal(apply('y', [1, 2, 3]), 2);
    assert.equal(apply('distance', [1, 2, 3], [4, 6, 3]), 5);
    assert.deepEqual(apply('cross', [1, 0, 0], [0, 1, 0]), [0, 0, 1]);
  });

  it('give no finite value outside their domain', () => {
    for (const [name, ...args] of [
      ['div', 1, 0],
      ['sqrt', -1],
      ['log', 0],
      ['asin', 2],
      ['normalize', [0, 0, 0]],
      ['kelvin', -5],
    ] as [string, ...Value[]][]) {
      assert.equal(isFiniteValue(apply(name, ...args)), false, name);
    }
  });

  const close = (colour: Value, expected: readonly number[], tolerance: number) =>
    (colour as readonly number[]).forEach((value, index) => {
      assert.ok(Math.abs(value - expected[index]) <= tolerance, `${colour} is not ${expected}`);
    });

  it('decode sRGB', () => {
    // IEC 61966-2-1: 0.5 is 0.21404 in linear light, 10/255 is 0.0030353.
    close(apply('rgb', 0.5, 10 / 255, 1), [0.2140411, 0.0030353, 1], 1e-6);
    close(apply('gray', 0.5), [0.2140411, 0.2140411, 0.2140411], 1e-6);
    assert.deepEqual(apply('linear', 0.1, 0.2, 0.3), [0.1, 0.2, 0.3]);
    assert.deepEqual(apply('hsv', 0, 1, 1), [1, 0, 0]);
    close(apply('hsv', (2 * Math.PI) / 3, 1, 1), [0, 1, 0], 1e-12);
    close(apply('hsv', -Math.PI / 3, 0.5, 1), [1, 0.2140411, 1], 1e-6);
  });

  it('know the colours of black bodies', () => {
    // Chromaticities of the Planckian locus (Wyszecki and Stiles, Color Science, table 1(3.11)): x, y.
    for (const [temperature, x, y] of [
      [2000, 0.5267, 0.4133],
      [4000, 0.3804, 0.3767],
      [6500, 0.3135, 0.3237],
      [10000, 0.2806, 0.2883],
    ]) {
      const [red, green, blue] = apply('kelvin', temperature) as readonly number[];
      const X = 0.4124 * red + 0.3576 * green + 0.1805 * blue;
      const Y = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      const Z = 0.0193 * red + 0.1192 * green + 0.9505 * blue;
      assert.ok(Math.abs(X / (X + Y + Z) - x) < 0.001, `${temperature} K: x ${X / (X + Y + Z)}`);
      assert.ok(Math.abs(Y / (X + Y + Z) - y) < 0.001, `${temperature} K: y ${Y / (X + Y + Z)}`);
      assert.equal(Math.max(red, green, blue), 1);
    }
    const [red, green, blue] = apply('kelvin', 1200) as readonly number[];
    assert.ok(red === 1 && green < 0.3 && blue === 0);
  });
});
