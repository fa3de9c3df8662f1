import assert from 'node:assert/strict';
import { type Bounds, boundScenes, type NumberBounds } from '../../engine/bounds/index.js';
import type { Expression, Variable } from '../../engine/plan/plan.js';
import { choice, draws, fixes, op, planOf, ref, scalar } from '../sampling/support/plans.js';

/** What the last of some variables can be. */
function last(...lets: readonly Variable[]): Bounds {
  const { scene } = planOf({ lets });
  const [{ variables }] = boundScenes([scene], {}, { limits: () => undefined, conditions: () => [] }).scenes;
  return variables.get(`Scene.${lets.at(-1)!.name}`)!;
}

function number(...lets: readonly Variable[]): NumberBounds {
  const bounds = last(...lets);
  assert.equal(bounds.kind, 'number');
  return bounds as NumberBounds;
}

const x = draws('x', scalar('uniform', -1, 3));
const y = draws('y', scalar('uniform', 2, 5));
const n = draws('n', scalar('whole', 1, 4));
const value = (expression: Expression) => fixes('value', expression);

describe('bounds: closed forms', () => {
  it('sums, products and quotients of independent variables have the range of their corners', () => {
    for (const [name, range] of [
      ['add', [1, 8]],
      ['sub', [-6, 1]],
      ['mul', [-5, 15]],
      ['div', [-0.5, 1.5]],
      ['min', [-1, 3]],
      ['max', [2, 5]],
    ] as const) {
      const { outer, reach } = number(x, y, value(op(name, ref('x'), ref('y'))));
      assert.deepEqual(outer, range, name);
      assert.deepEqual(reach, range, name);
    }
  });

  it('what depends on itself has a range that is sure, and none that is reached', () => {
    const { outer, reach } = number(x, value(op('sub', ref('x'), ref('x'))));
    assert.deepEqual(outer, [-4, 4]);
    assert.equal(reach, undefined);
  });

  it('a square is not negative, a root neither', () => {
    assert.deepEqual(number(x, value(op('pow', ref('x'), 2))).outer[0], 0);
    assert.deepEqual(number(x, value(op('sqrt', ref('x')))).outer, [0, Math.sqrt(3)]);
    assert.deepEqual(number(x, value(op('abs', ref('x')))).outer, [0, 3]);
  });

  it('a quotient by what passes zero has no bounds; by what ends at zero, one', () => {
    assert.deepEqual(number(x, value(op('div', 1, ref('x')))).outer, [-Infinity, Infinity]);
    const z = draws('x', scalar('uniform', 0, 4));
    assert.deepEqual(number(z, value(op('div', 1, ref('x')))).outer, [0.25, Infinity]);
    assert.deepEqual(number(z, value(op('div', -2, ref('x')))).outer, [-Infinity, -0.5]);
  });

  it('a sine has its extremes where they are', () => {
    const of = (low: number, high: number) =>
      number(draws('x', scalar('uniform', low, high)), value(op('sin', ref('x')))).outer;
    assert.deepEqual(of(0, 7), [-1, 1]);
    assert.equal(of(1, 2)[1], 1);
    assert.ok(Math.abs(of(1, 2)[0] - Math.sin(1)) < 1e-12);
    assert.equal(of(4, 5)[0], -1);
    const [low, high] = of(-0.5, 0.25);
    assert.ok(Math.abs(low - Math.sin(-0.5)) < 1e-12 && Math.abs(high - Math.sin(0.25)) < 1e-12);
  });

  it('whole numbers stay whole where the operation keeps them so', () => {
    const whole = number(n, value(op('sub', op('mul', 2, ref('n')), 1)));
    assert.deepEqual([whole.outer, whole.whole, whole.gaps], [[1, 7], true, true]);
    assert.equal(number(n, value(op('div', ref('n'), 2))).whole, false);
    const rest = number(n, value(op('mod', ref('n'), 3)));
    assert.deepEqual([rest.outer, rest.whole], [[0, 3], true]);
  });

  it('conditions are true, false or both', () => {
    const may = (expression: Expression) => {
      const bounds = last(x, y, n, value(expression));
      return bounds.kind === 'truth' ? bounds.may : bounds.kind;
    };
    assert.equal(may(op('lt', ref('x'), 4)), 'true');
    assert.equal(may(op('lt', ref('y'), 2)), 'false');
    assert.equal(may(op('le', ref('y'), 2)), 'both');
    assert.equal(may(op('gt', ref('x'), ref('y'))), 'both');
    assert.equal(may(op('and', op('lt', ref('x'), 4), op('lt', ref('y'), 2))), 'false');
    assert.equal(may(op('or', op('lt', ref('x'), 4), op('lt', ref('y'), 2))), 'true');
    assert.equal(may(op('eq', ref('n'), 7)), 'false');
  });

  it('a choice of words is one of them', () => {
    const word = draws(
      'word',
      choice({ sun: [1, { value: 'sun' }], rain: [1, { value: 'rain' }], never: [0, { value: 'snow' }] }),
    );
    for (const [name, due] of [
      ['sun', 'both'],
      ['snow', 'false'],
    ] as const) {
      const bounds = last(word, value(op('eq', ref('word'), name)));
      assert.equal(bounds.kind === 'truth' && bounds.may, due);
    }
  });

  it('a branch that is not taken adds nothing', () => {
    const bounds = number(x, value({ test: op('gt', ref('x'), 5), then: 100, else: 1 }));
    assert.deepEqual(bounds.outer, [1, 1]);
  });

  it('a normal variable is within what the generator of uniform numbers allows', () => {
    const { outer, reach } = number(draws('x', scalar('normal', 10, 2)));
    assert.deepEqual(outer, [10 - 8.3 * 2, 10 + 8.3 * 2]);
    assert.deepEqual(reach, [-2, 22]);
  });
});
