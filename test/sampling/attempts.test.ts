import assert from 'node:assert/strict';
import { isHole } from '../../engine/sampling/index.js';
import { uniform } from './support/oracle.js';
import {
  box,
  draws,
  numberAt,
  object,
  op,
  type PlanParts,
  plane,
  ref,
  require,
  samplerOf,
  scalar,
  spatial,
} from './support/plans.js';

const two: PlanParts = {
  lets: [draws('a', scalar('uniform', 0, 1)), draws('b', scalar('uniform', 0, 1))],
  requires: [
    { ...require('big', op('gt', ref('a'), 0.6)), at: '0:1:1-1:9' },
    { ...require('more', op('gt', op('add', ref('a'), ref('b')), 1.5)), at: '0:2:1-2:9' },
  ],
};

describe('rejected attempts', () => {
  it('are told with all conditions that did not hold', () => {
    const sampler = samplerOf(two);
    for (let index = 0; index < 30; index += 1) {
      const told = sampler.attempts(index);
      for (const [attempt, { cell, plate, requires, held, attempt: number }] of told.entries()) {
        assert.deepEqual([cell, plate, number], [0, 'Scene', attempt]);
        const [a, b] = ['Scene.a', 'Scene.b'].map((name) => uniform(7, name, index, attempt)) as [
          number,
          number,
        ];
        const failed = [
          ...(a > 0.6 ? [] : [{ address: 'Scene.big', at: '0:1:1-1:9' }]),
          ...(a + b > 1.5 ? [] : [{ address: 'Scene.more', at: '0:2:1-2:9' }]),
        ];
        assert.deepEqual(requires, failed);
        assert.equal(held, 2 - failed.length);
      }
      const outcome = sampler.sample(index);
      assert.ok(!isHole(outcome));
      assert.equal(outcome.cells[0]?.attempts, told.length + 1);
    }
  });

  it('have worlds: what was drawn at that attempt, and all else as it is', () => {
    const sampler = samplerOf({
      ...two,
      lets: [
        ...(two.lets ?? []),
        draws('c', scalar('uniform', 0, 1)),
        draws('d', scalar('uniform', 0, ref('a'))),
      ],
      requires: [...(two.requires ?? []), require('other', op('gt', ref('c'), 0.7))],
    });
    const index = 4;
    const whole = sampler.sample(index);
    assert.ok(!isHole(whole));
    const attempts = sampler.attempts(index);
    const cells = new Set(attempts.map(({ cell }) => cell));
    assert.deepEqual([...cells].sort(), [0, 1]);
    for (const each of attempts.filter(({ cell }) => cell === 0)) {
      const world = sampler.rejected(index, each);
      assert.ok(!isHole(world));
      const a = uniform(7, 'Scene.a', index, each.attempt);
      assert.equal(numberAt(world, 'Scene.a'), a);
      assert.equal(numberAt(world, 'Scene.b'), uniform(7, 'Scene.b', index, each.attempt));
      assert.equal(numberAt(world, 'Scene.d'), a * uniform(7, 'Scene.d', index, 0));
      assert.equal(numberAt(world, 'Scene.c'), numberAt(whole, 'Scene.c'));
    }
    assert.deepEqual(sampler.sample(index), whole);
  });

  it('of a sample that is a hole can be looked at, and the nearest is known', () => {
    const sampler = samplerOf({
      ...two,
      attempts: 50,
      requires: [...(two.requires ?? []), require('never', op('gt', ref('b'), 2))],
    });
    assert.ok(isHole(sampler.sample(0)));
    const attempts = sampler.attempts(0);
    assert.equal(attempts.length, 50);
    const nearest = attempts.reduce((best, each) => (each.held > best.held ? each : best));
    assert.equal(nearest.held, 2);
    const world = sampler.rejected(0, nearest);
    assert.ok(!isHole(world));
    assert.ok(numberAt(world, 'Scene.a') + numberAt(world, 'Scene.b') > 1.5);
  });

  it('are those of each instance where cells are', () => {
    const sampler = samplerOf({
      elements: [
        object('things', box(0.1, 0.1, 0.1), {
          count: { value: 3 },
          lets: [draws('x', scalar('uniform', 0, 1))],
          requires: [require('big', op('gt', ref('x'), 0.8))],
        }),
      ],
    });
    for (const { plate, attempt, requires } of sampler.attempts(2)) {
      const world = sampler.rejected(2, { cell: 0, plate, attempt });
      assert.ok(!isHole(world));
      assert.equal(numberAt(world, `${plate}.x`), uniform(7, `${plate}.x`, 2, attempt));
      assert.ok(numberAt(world, `${plate}.x`) <= 0.8);
      assert.deepEqual(requires, [{ address: `${plate}.big` }]);
    }
  });

  it('for want of room are shown where the things do not fit', () => {
    const sampler = samplerOf({
      attempts: 4,
      elements: [
        object('table', plane(1, 1)),
        object('crates', box(1.5, 0.1, 1.5), {
          count: { value: 2 },
          properties: { place: { draw: spatial('on', { element: 'table' }, { crowded: 'redraw' }) } },
        }),
      ],
    });
    assert.ok(isHole(sampler.sample(0)));
    const [first] = sampler.attempts(0);
    assert.deepEqual(first?.requires, [{ address: 'Scene.crates[*].place' }]);
    const world = sampler.rejected(0, first);
    assert.ok(!isHole(world));
    assert.equal(world.objects.length, 3);
    assert.deepEqual(world.crowded, [{ address: 'Scene.crates[1]', outcome: 'overlap' }]);
  });

  it('are tried with what is set by hand', () => {
    const sampler = samplerOf(two);
    const fixed = new Map([['Scene.b', 0.55]]);
    for (const each of sampler.attempts(1, fixed)) {
      const world = sampler.rejected(1, each, fixed);
      assert.ok(!isHole(world));
      assert.equal(numberAt(world, 'Scene.b'), 0.55);
      assert.equal(numberAt(world, 'Scene.a'), uniform(7, 'Scene.a', 1, each.attempt));
    }
  });

  it('of very many, the first are told, within bounds', () => {
    const sampler = samplerOf({
      ...two,
      attempts: 5000,
      requires: [require('never', op('gt', ref('a'), 2))],
    });
    assert.equal(sampler.attempts(0).length, 1000);
  });
});
