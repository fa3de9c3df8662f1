import assert from 'node:assert/strict';
import type { Term } from '../../engine/plan/plan.js';
import { isHole } from '../../engine/sampling/index.js';
import { uniform } from './support/oracle.js';
import {
  block,
  choice,
  draws,
  object,
  op,
  plane,
  ref,
  require,
  samplerOf,
  spatial,
  tuple,
  vectorAt,
  worldOf,
  worldsOf,
} from './support/plans.js';
import { crates, on, overlaps, table } from './support/solids.js';
import { mean, standardErrors } from './support/statistics.js';

describe('candidates = 1 with crowded = redraw', () => {
  it('is rejection of the whole arrangement', () => {
    const sampler = samplerOf({ seed: 3, elements: [table, crates(3, 0.7, on({ candidates: 1 }))] });
    const place = (index: number, sample: number, attempt: number) => {
      const [u0, u1, u2] = [0, 1, 2].map((j) =>
        uniform(3, `Scene.crates[${index}].place#${j}`, sample, attempt),
      );
      // Two triangles of a square, by Turk's map; which is which does not matter here, so the world's own point is asked.
      return [u0, u1, u2];
    };
    let attempts = 0;
    for (const world of worldsOf(sampler, 300)) {
      attempts += world.cells[0].attempts;
      assert.equal(overlaps(world, ['crates']), 0);
      // All three places are of the attempt that was accepted: the square root of u1 is the share of the way from a corner.
      for (const index of [0, 1, 2]) {
        const [x, , z] = vectorAt(world, `Scene.crates[${index}].place`);
        const [u0, u1, u2] = place(index, world.index, world.cells[0].attempts - 1);
        const root = Math.sqrt(u1);
        const [a, b, c] =
          u0 < 0.5
            ? [
                [-1, 1],
                [1, 1],
                [1, -1],
              ]
            : [
                [-1, 1],
                [1, -1],
                [-1, -1],
              ];
        const expected = [0, 1].map(
          (axis) => (1 - root) * a[axis] + root * (1 - u2) * b[axis] + root * u2 * c[axis],
        );
        assert.ok(Math.abs(x - expected[0]) < 1e-12 && Math.abs(z - expected[1]) < 1e-12);
      }
    }
    assert.ok(attempts > 600);
  });

  it('bends what bears on the room that there is, as the closed form says', () => {
    // Two rods of width w lie across a line of length 1, their centres uniform on it: they are apart with probability
    // (1 - w)^2. So P(w = 0.2) is as 0.64 and P(w = 0.6) as 0.16.
    const width = draws('w', choice({ slim: [1, { value: 0.2 }], wide: [1, { value: 0.6 }] }));
    const rod = block('box', { size: { value: tuple(ref('w', 2), 0.1, 0.1) } });
    const place: Term = { draw: spatial('on', { element: 'line' }, { candidates: 1 }) };
    const rods = object('rods', rod, { count: { value: 2 }, properties: { place } });
    const sampler = samplerOf({ lets: [width], elements: [object('line', plane(1, 0.001)), rods] });
    const slim = worldsOf(sampler, 10_000).map(({ variables }) => (variables['Scene.w'] === 'slim' ? 1 : 0));
    assert.ok(standardErrors(slim, 0.8) < 4, `${mean(slim)}`);
  });
});

describe('crowded', () => {
  const full = (crowded: string, candidates = 8) =>
    samplerOf({ attempts: 20, elements: [table, crates(9, 0.9, on({ crowded, candidates }))] });

  it('= redraw gives up after so many attempts', () => {
    const outcome = full('redraw').sample(0);
    assert.ok(isHole(outcome));
    assert.equal(outcome.hole.code, 'attempts-exhausted');
    assert.deepEqual(outcome.hole.requires, ['Scene.crates[*].place']);
    assert.equal(outcome.hole.attempts, 20);
  });

  it('= fewer leaves things out, and their numbers with them', () => {
    const worlds = worldsOf(full('fewer'), 100);
    let dropped = 0;
    for (const world of worlds) {
      assert.equal(overlaps(world, ['crates']), 0);
      for (const { id, address } of world.objects.slice(1)) assert.equal(address, `Scene.crates[${id - 2}]`);
      const left = world.objects.length - 1;
      assert.equal(Object.keys(world.variables).length, left);
      dropped += 9 - left;
      assert.deepEqual(world.cells, []);
    }
    assert.ok(dropped > 300);
  });

  it('= overlap takes the first candidate', () => {
    const worlds = worldsOf(full('overlap', 2), 50);
    assert.ok(worlds.every(({ objects }) => objects.length === 10));
    assert.ok(worlds.some((world) => overlaps(world, ['crates']) > 0));
  });

  it('= fail makes a hole', () => {
    const outcome = full('fail').sample(0);
    assert.ok(isHole(outcome));
    assert.equal(outcome.hole.code, 'crowded');
    assert.match(outcome.hole.address ?? '', /^Scene\.crates\[\d\]\.place$/);
  });
});

describe('a condition on some of the things', () => {
  const far = op(
    'gt',
    op('distance', ...[0, 1].map((index) => ({ output: 'position', of: { element: 'crates', index } }))),
    1,
  );
  const placing = on({ crowded: 'overlap', candidates: 1 });

  it('moves those and what was placed before them, and nothing after', () => {
    const free = samplerOf({ elements: [table, crates(4, 0.1, placing)] });
    const bound = samplerOf({ elements: [table, crates(4, 0.1, placing)], requires: [require('far', far)] });
    assert.deepEqual(bound.cells[0].variables, ['Scene.crates[*].place']);
    let moved = 0;
    for (const world of worldsOf(bound, 100)) {
      const before = worldOf(free, world.index);
      for (const index of [2, 3]) {
        const address = `Scene.crates[${index}].place`;
        assert.deepEqual(world.variables[address], before.variables[address]);
      }
      if (world.cells[0].attempts > 1) moved += 1;
    }
    assert.ok(moved > 20);
  });

  it('makes a hole if one of them was left out', () => {
    const full = samplerOf({
      elements: [table, crates(9, 1.5, on({ crowded: 'fewer', candidates: 1 }))],
      requires: [require('far', far)],
    });
    const outcome = full.sample(0);
    assert.ok(isHole(outcome));
    assert.equal(outcome.hole.code, 'absent');
    assert.equal(outcome.hole.address, 'Scene.crates[1]');
  });
});
