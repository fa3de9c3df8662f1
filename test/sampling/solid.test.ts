import assert from 'node:assert/strict';
import type { Element } from '../../engine/plan/plan.js';
import { validatePlan } from '../../engine/plan/validate.js';
import { createSampler, isHole } from '../../engine/sampling/index.js';
import { physics } from '../support/physics.js';
import {
  box,
  noModels,
  object,
  op,
  type PlanParts,
  plane,
  planOf,
  require,
  samplerOf,
  tuple,
  vectorAt,
  worldOf,
  worldsOf,
} from './support/plans.js';
import { crates, on, overlaps, table } from './support/solids.js';

const through = { solid: { value: false } } as const;

/** A copy of an element that is not solid. */
function unsolid(element: Element): Element {
  return { ...element, properties: { ...element.properties, ...through } };
}

const water = object('water', plane(2, 2), { properties: { place: { value: tuple(0, 0.05, 0) } } });
const boats = crates(5, 0.1, on({ crowded: 'fail', candidates: 4 }));

describe('what is not solid', () => {
  it('is avoided by nothing', () => {
    assert.ok(isHole(samplerOf({ elements: [table, water, boats] }).sample(0)));
    const alone = worldsOf(samplerOf({ elements: [table, boats] }), 20);
    const afloat = worldsOf(samplerOf({ elements: [table, unsolid(water), boats] }), 20);
    afloat.forEach((world, index) => {
      assert.deepEqual(world.variables, alone[index].variables);
      assert.equal(overlaps(world, ['boats']), 0);
      assert.equal(world.objects.length, 7);
    });
  });

  it('avoids nothing itself', () => {
    const leaves = unsolid(crates(6, 0.9, on({ crowded: 'fail' })));
    const post = object('post', box(1.9, 1, 1.9));
    const alone = worldsOf(samplerOf({ elements: [table, leaves] }), 20);
    const among = worldsOf(samplerOf({ elements: [table, post, leaves] }), 20);
    for (const [index, world] of among.entries()) assert.deepEqual(world.variables, alone[index].variables);
    assert.ok(among.every((world) => overlaps(world, ['crates']) > 0));
  });

  it('keeps the spacing of its own kind', () => {
    const tufts = unsolid(crates(8, 0.6, on({ spacing: 0.4, crowded: 'fewer', candidates: 50 })));
    let overlapping = 0;
    for (const world of worldsOf(samplerOf({ elements: [table, tufts] }), 20)) {
      const places = Object.keys(world.variables).map((address) => vectorAt(world, address));
      places.forEach((a, index) => {
        for (const b of places.slice(index + 1)) assert.ok(Math.hypot(a[0] - b[0], a[2] - b[2]) >= 0.4);
      });
      overlapping += overlaps(world, ['crates']);
    }
    assert.ok(overlapping > 0);
  });

  it('is drawn anew for no condition on a solid', () => {
    const leaves = unsolid(
      object('leaves', box(0.3, 0.3, 0.3), { properties: { place: on({ candidates: 1 }) } }),
    );
    const stone = object('stone', box(0.1, 0.1, 0.1), { properties: { place: on({ candidates: 1 }) } });
    const right = require('right', op('gt', op('x', { output: 'position', of: { element: 'stone' } }), 0));
    const cells = (elements: readonly Element[]) =>
      samplerOf({ elements, requires: [right] }).cells.map(({ variables }) => variables);
    assert.ok(cells([table, leaves, stone]).some((each) => each.join() === 'Scene.stone.place'));
  });

  it('still hides what is behind it', () => {
    const screen = object('screen', box(2, 2, 0.1), { properties: { place: { value: tuple(0, 0, 2) } } });
    const thing = object('thing', box(0.2, 0.2, 0.2), { properties: { place: { value: tuple(0, 0, 0) } } });
    const camera: Element = {
      kind: 'camera',
      type: 'pinhole',
      name: 'main',
      lets: [],
      attributes: [],
      requires: [],
      properties: { place: { value: tuple(0, 0, 4) } },
    };
    const hidden = { output: 'occlusion', of: { element: 'main' }, by: { element: 'thing' } };
    for (const each of [screen, unsolid(screen)]) {
      const parts: PlanParts = {
        elements: [each, thing, camera],
        requires: [require('hidden', op('eq', hidden, 1))],
      };
      worldOf(samplerOf(parts), 0);
    }
  });

  it('carries nothing that falls, and does not fall', () => {
    const board = object('board', box(1, 0.1, 1), { properties: { place: { value: tuple(0, 0.5, 0) } } });
    const falling = { place: { value: tuple(0, 0.8, 0) }, drop: { value: 'physics' } } as const;
    const crate = object('crate', box(0.1, 0.1, 0.1), { properties: falling });
    const heightOf = (name: string, elements: readonly Element[]) => {
      const outcome = createSampler(planOf({ elements }), noModels, physics).sample(0);
      assert.ok(!isHole(outcome));
      return outcome.objects.find(({ element }) => element === name)!.matrix[13];
    };
    assert.ok(Math.abs(heightOf('crate', [table, board, crate]) - 0.6) < 0.001);
    assert.ok(Math.abs(heightOf('crate', [table, unsolid(board), crate]) - 0.05) < 0.001);
    assert.equal(heightOf('crate', [table, board, unsolid(crate)]), 0.8);
  });

  it('is said plainly, or the plan is none', () => {
    for (const solid of [{ value: 3 }, { draw: { dist: 'bernoulli', args: [0.5] } }] as const) {
      const plan = planOf({ elements: [object('thing', plane(1, 1), { properties: { solid } })] });
      const validation = validatePlan(plan);
      assert.ok(!validation.ok);
      assert.deepEqual(
        validation.problems.map(({ path }) => path),
        ['/scene/elements/0/properties/solid'],
      );
      assert.throws(() => createSampler(plan, noModels), /Scene\.thing\.solid/);
    }
  });
});
