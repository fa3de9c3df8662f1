import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Element, Variable } from '../../engine/plan/plan.js';
import { uniform } from './support/oracle.js';
import {
  block,
  choice,
  draws,
  element,
  fixes,
  numberAt,
  object,
  op,
  ref,
  require,
  samplerOf,
  scalar,
  spatial,
  vectorAt,
  worldOf,
  worldsOf,
} from './support/plans.js';

const seed = 20_240_607;

describe('the value of an address', () => {
  it('is what the rules of drawing say, whoever computes it', () => {
    const sampler = samplerOf({
      seed,
      lets: [
        draws('dusk', scalar('uniform', 0, 1)),
        draws('Größe', scalar('uniform', 2, 4)),
        draws('dice', scalar('whole', 1, 6)),
      ],
      templates: {
        Ball: {
          kind: 'asset',
          term: { value: block('sphere', { radius: { draw: scalar('uniform', 1, 2) } }) },
        },
      },
      elements: [
        object(
          'things',
          { value: { use: 'Ball' } },
          { count: { value: 4 }, attributes: [draws('ripe', scalar('uniform', 0, 1))] },
        ),
        object(
          'crate',
          block('box', {
            size: { draw: { product: [scalar('uniform', 1, 2), { fixed: 1 }, scalar('uniform', 1, 3)] } },
          }),
        ),
      ],
    });
    for (const index of [0, 1, 9_999, 2 ** 32 + 5, 2 ** 53 - 1]) {
      const world = worldOf(sampler, index);
      const u = (address: string) => uniform(seed, address, index);
      assert.equal(numberAt(world, 'Scene.dusk'), u('Scene.dusk'));
      assert.equal(numberAt(world, 'Scene.Größe'), 2 + 2 * u('Scene.Größe'));
      assert.equal(numberAt(world, 'Scene.dice'), 1 + Math.floor(6 * u('Scene.dice')));
      assert.equal(numberAt(world, 'Scene.things[3].ripe'), u('Scene.things[3].ripe'));
      assert.equal(
        numberAt(world, 'Scene.things[2].asset.Ball.radius'),
        1 + u('Scene.things[2].asset.Ball.radius'),
      );
      assert.deepEqual(vectorAt(world, 'Scene.crate.size'), [
        1 + u('Scene.crate.size#0'),
        1,
        1 + 2 * u('Scene.crate.size#2'),
      ]);
    }
  });

  it('is of the candidate that was taken, for a place', () => {
    const disk = spatial('disk', { tuple: [0, 0, 0] }, { radius: 1, candidates: 8 });
    const balls = object('balls', block('sphere', { radius: { value: 0.5 } }), {
      count: { value: 2 },
      properties: { place: { draw: disk } },
    });
    const sampler = samplerOf({ seed, elements: [balls] });
    const candidate = (index: number, sample: number, attempt: number, trial: number) => {
      const u = (j: number) => uniform(seed, `Scene.balls[${index}].place#${j}`, sample, attempt, 4 * trial);
      return { distance: Math.sqrt(u(0)), angle: 2 * Math.PI * u(1) };
    };
    let later = 0;
    for (const world of worldsOf(sampler, 100)) {
      const attempt = world.cells[0].attempts - 1;
      for (const index of [0, 1]) {
        const [x, , z] = vectorAt(world, `Scene.balls[${index}].place`);
        const taken = Array.from({ length: 8 }, (_, trial) =>
          candidate(index, world.index, attempt, trial),
        ).findIndex(
          ({ distance, angle }) =>
            Math.hypot(x - distance * Math.sin(angle), z + distance * Math.cos(angle)) < 1e-12,
        );
        assert.ok(taken >= 0);
        if (taken > 0) later += 1;
      }
    }
    assert.ok(later > 10);
  });

  it('does not depend on which samples were made before, nor in what order', () => {
    const parts = {
      seed,
      lets: [draws('a', scalar('normal', 0, 1)), draws('b', scalar('uniform', 0, 1))],
      elements: [
        element('light', 'lamps', {
          type: 'point',
          count: { draw: scalar('poisson', 3) },
          lets: [draws('x', scalar('gamma', 2, 1))],
        }),
      ],
      requires: [require('r', op('gt', ref('b'), 0.7))],
    };
    const inOrder = worldsOf(samplerOf(parts), 200);
    const other = samplerOf(parts);
    for (const index of [199, 3, 77, 0, 198, 77]) assert.deepEqual(worldOf(other, index), inOrder[index]);
    const far = worldOf(samplerOf(parts), 9_999);
    assert.deepEqual(worldOf(other, 9_999), far);
  });
});

describe('an edit changes no draw elsewhere', () => {
  const distributions = [
    scalar('uniform', 0, 1),
    scalar('normal', 0, 1),
    scalar('whole', 1, 6),
    scalar('bernoulli', 0.4),
    scalar('poisson', 3),
  ];
  const variables = fc.uniqueArray(
    fc
      .record({ name: fc.stringMatching(/^[a-z]{1,3}$/), draw: fc.constantFrom(...distributions) })
      .map(({ name, draw }) => draws(name, draw)),
    { selector: ({ name }) => name, minLength: 1, maxLength: 6 },
  );
  const elements = (among: Variable[]): Element =>
    element('light', 'lamps', { type: 'point', count: { value: 3 }, lets: among });

  it('when variables are added, removed or put in another order', () => {
    fc.assert(
      fc.property(variables, variables, fc.nat(1_000_000), (kept, others, index) => {
        const names = new Set(kept.map(({ name }) => name));
        const added = others.filter(({ name }) => !names.has(name));
        const before = worldOf(samplerOf({ lets: kept, elements: [elements(kept)] }), index).variables;
        const reordered = [...added, ...[...kept].reverse()];
        const extra = element('light', 'aaa', { type: 'point', lets: others });
        const after = worldOf(
          samplerOf({ lets: reordered, elements: [extra, elements(reordered)] }),
          index,
        ).variables;
        for (const [address, value] of Object.entries(before))
          assert.deepEqual(after[address], value, address);
      }),
      { numRuns: 150 },
    );
  });

  it('when a condition is put on something else', () => {
    fc.assert(
      fc.property(variables, fc.nat(1_000_000), (kept, index) => {
        const before = worldOf(
          samplerOf({ lets: [...kept, draws('bound', scalar('uniform', 0, 1))] }),
          index,
        );
        const requires = [require('r', op('gt', ref('bound'), 0.8))];
        const after = worldOf(
          samplerOf({ lets: [...kept, draws('bound', scalar('uniform', 0, 1))], requires }),
          index,
        );
        for (const { name } of kept)
          assert.deepEqual(after.variables[`Scene.${name}`], before.variables[`Scene.${name}`]);
      }),
      { numRuns: 100 },
    );
  });

  it('when a branch is appended, in the samples that keep their branch', () => {
    const branches = Object.fromEntries(
      ['a', 'b', 'c'].map((label) => [label, [1, { draw: scalar('uniform', 0, 1) }] as const]),
    );
    const three = samplerOf({ lets: [draws('c', choice(branches))] });
    const four = samplerOf({ lets: [draws('c', choice({ d: [1, { value: 1 }], ...branches }))] });
    for (let index = 0; index < 300; index += 1) {
      const [before, after] = [worldOf(three, index).variables, worldOf(four, index).variables];
      if (after['Scene.c'] !== 'd') assert.deepEqual(after, before);
    }
  });

  it('when a scene is made from another by fixing a variable', () => {
    const lets = (dusk: Variable) => [
      dusk,
      draws('warm', scalar('normal', ref('dusk'), 1)),
      draws('other', scalar('uniform', 0, 1)),
    ];
    const kitchen = worldsOf(samplerOf({ lets: lets(draws('dusk', scalar('uniform', 0, 1))) }), 100);
    const night = worldsOf(samplerOf({ lets: lets(fixes('dusk', 0.95)) }), 100);
    kitchen.forEach((world, index) => {
      assert.equal(night[index].variables['Scene.other'], world.variables['Scene.other']);
      const shift = numberAt(world, 'Scene.warm') - numberAt(world, 'Scene.dusk');
      assert.ok(Math.abs(numberAt(night[index], 'Scene.warm') - 0.95 - shift) < 1e-12);
    });
  });
});
