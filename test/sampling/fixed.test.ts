import assert from 'node:assert/strict';
import type { Plan } from '../../engine/plan/plan.js';
import { createSampler, isHole, type Plain } from '../../engine/sampling/index.js';
import { uniform } from './support/oracle.js';
import {
  box,
  choice,
  draws,
  element,
  noModels,
  numberAt,
  object,
  op,
  type PlanParts,
  plane,
  planOf,
  ref,
  require,
  samplerOf,
  scalar,
  spatial,
  tuple,
  vectorAt,
} from './support/plans.js';

function sampling(parts: PlanParts | Plan) {
  const sampler = createSampler('schema' in parts ? parts : planOf(parts), noModels);
  return (index: number, fixed: Readonly<Record<string, Plain>> = {}) => {
    const outcome = sampler.sample(index, new Map(Object.entries(fixed)));
    if (isHole(outcome)) throw new Error(outcome.hole.message);
    return outcome;
  };
}

function holeOf(parts: PlanParts, fixed: Readonly<Record<string, Plain>>) {
  const outcome = samplerOf(parts).sample(0, new Map(Object.entries(fixed)));
  assert.ok(isHole(outcome), 'it is no hole');
  return outcome.hole;
}

const many: PlanParts = {
  lets: [
    draws('x', scalar('uniform', 0, 1)),
    draws('many', scalar('whole', 1, 6)),
    draws('lit', scalar('bernoulli', 0.5)),
    draws('colour', {
      product: [scalar('uniform', 0, 6), scalar('uniform', 0, 1), { fixed: 1 }],
      apply: 'hsv',
    }),
    draws('pair', { copula: [scalar('normal', 0, 1), scalar('exponential', 2)], correlation: [0.7] }),
    draws('turn', { spatial: 'uniformRotation', properties: {} }),
    draws('file', { files: ['a.png', 'b.png', 'c.png'] }),
  ],
  elements: [
    object('table', plane(2, 2)),
    object(
      'things',
      {
        draw: choice({
          big: [1, { value: box(0.3, 0.3, 0.3) }],
          small: [2, { value: box(0.2, 0.1, 0.2) }],
        }),
      },
      {
        count: { draw: scalar('whole', 2, 5) },
        present: { draw: scalar('bernoulli', 0.9) },
        properties: {
          place: { draw: spatial('on', { element: 'table' }) },
          yaw: { draw: scalar('uniform', 0, 6) },
        },
        lets: [draws('own', scalar('uniform', 0, ref('x', 1)))],
      },
    ),
    object('marks', box(0.01, 0.01, 0.01), {
      count: { value: 3 },
      properties: { place: { draw: spatial('on', { element: 'things', index: 0 }) } },
      when: op('ge', { aggregate: 'count', over: 'things' }, 9),
    }),
    element('camera', 'main', {
      type: 'pinhole',
      properties: {
        place: { draw: { product: [scalar('uniform', 1, 2), { fixed: 1 }, scalar('uniform', 1, 2)] } },
        fov: { draw: scalar('uniform', 0.5, 1) },
        resolution: { value: tuple(64, 48) },
      },
    }),
  ],
  requires: [require('few', op('lt', ref('x'), 0.6))],
};

describe('values that are set by hand', () => {
  it('make the same world if they are what was drawn, each by itself and all together', () => {
    const sample = sampling(many);
    for (let index = 0; index < 12; index += 1) {
      const drawn = sample(index);
      for (const [address, value] of Object.entries(drawn.variables)) {
        // A variable that conditions turned down several times is accepted at once.
        const { cells, ...world } = sample(index, { [address]: value });
        const { cells: before, ...expected } = drawn;
        assert.deepEqual(world, expected, `${address} of sample ${index}`);
        if (address !== 'Scene.x') assert.deepEqual(cells, before);
      }
      assert.deepEqual({ ...sample(index, drawn.variables), cells: [] }, { ...drawn, cells: [] });
    }
  });

  it('leave all other draws as they are, bit by bit', () => {
    const sample = sampling(many);
    const drawn = sample(3);
    for (const [address, value] of [
      ['Scene.many', 2],
      ['Scene.lit', drawn.variables['Scene.lit'] !== true],
      ['Scene.colour', [0.25, 0.5, 1]],
      ['Scene.file', 'c.png'],
      ['Scene.things[0].yaw', 1.5],
      ['Scene.main.fov', 0.75],
      ['Scene.main.place', [3, 4, 5]],
    ] as const) {
      const { variables } = sample(3, { [address]: value });
      assert.deepEqual(variables, { ...drawn.variables, [address]: value });
    }
  });

  it('move what is computed from them, by the uniform numbers that were there', () => {
    const { variables } = sampling(many)(3, { 'Scene.x': 0.5 });
    for (const [address, value] of Object.entries(variables))
      if (address.endsWith('.own')) assert.equal(value, 0.5 * uniform(7, address, 3, 0));
  });

  it('are asked about by conditions, which draw the others of their cell anew', () => {
    const sample = sampling({
      lets: [draws('a', scalar('uniform', 0, 1)), draws('b', scalar('uniform', 0, 1))],
      requires: [require('less', op('lt', ref('a'), ref('b')))],
    });
    for (let index = 0; index < 20; index += 1) {
      const world = sample(index, { 'Scene.a': 0.8 });
      let attempt = 0;
      while (uniform(7, 'Scene.b', index, attempt) <= 0.8) attempt += 1;
      assert.equal(numberAt(world, 'Scene.b'), uniform(7, 'Scene.b', index, attempt));
      assert.equal(world.cells[0]?.attempts, attempt + 1);
    }
  });

  it('put things where they are told, and others clear of them', () => {
    const parts: PlanParts = {
      elements: [
        object('table', plane(1, 1)),
        object('crates', box(0.4, 0.4, 0.4), {
          count: { value: 2 },
          properties: { place: { draw: spatial('on', { element: 'table' }, {}) } },
        }),
      ],
    };
    const sample = sampling(parts);
    for (let index = 0; index < 20; index += 1) {
      const world = sample(index, { 'Scene.crates[0].place': [0.1, 0.7, -0.2] });
      assert.deepEqual(vectorAt(world, 'Scene.crates[0].place'), [0.1, 0.7, -0.2]);
      assert.deepEqual(world.objects[1]?.matrix.slice(12, 15), [0.1, 0.7, -0.2]);
      // At 0.7 m the first hangs above the second, so it takes no place from it.
      assert.deepEqual(world.objects[2], sample(index, { 'Scene.crates[0].place': [9, 9, 9] }).objects[2]);
    }
    const crowded = sample(0, {
      'Scene.crates[0].place': [0, 0.2, 0],
      'Scene.crates[1].place': [0.1, 0.2, 0],
    });
    assert.deepEqual(crowded.crowded, [{ address: 'Scene.crates[1]', outcome: 'overlap' }]);
  });

  it('choose a branch, and the scene of the sample', () => {
    const sample = sampling(many);
    assert.equal(sample(0, { 'Scene.things[0].asset': 'big' }).objects[1]?.asset, 'big');
    const plan = planOf(many);
    const mixed: Plan = {
      ...plan,
      mixture: {
        weight: 1,
        others: [
          { weight: 1, scene: { ...plan.scene, name: 'Night', lets: [], elements: [], requires: [] } },
        ],
      },
    };
    for (const scene of ['Scene', 'Night'])
      assert.equal(sampling(mixed)(5, { 'dataset.scene': scene }).variables['dataset.scene'], scene);
    assert.throws(() => sampling(mixed)(5, { 'dataset.scene': 'Noon' }), /only Scene, Night/);
  });

  it('are passed over where the world draws nothing', () => {
    const sample = sampling(many);
    assert.deepEqual(
      sample(1, { 'Scene.things[77].yaw': 1, nothing: 'x', 'Scene.table.size': [1, 1] }),
      sample(1),
    );
  });

  it('are told of if their variable can not have them', () => {
    const parts: PlanParts = {
      lets: [
        { ...draws('x', scalar('uniform', 0, 1)), term: { draw: scalar('uniform', 0, 1), at: '0:3:5-3:9' } },
        draws('upTo', scalar('uniform', 0, ref('x'))),
        draws('n', scalar('whole', 1, 6)),
        draws('lit', scalar('bernoulli', 0.5)),
        draws('list', scalar('empirical', tuple(1, 2, 5))),
        draws('far', scalar('exponential', 1)),
        draws('pair', { product: [scalar('uniform', 0, 1), { fixed: 2 }] }),
        draws('turn', { spatial: 'uniformRotation', properties: {} }),
        draws('file', { files: ['a.png'] }),
        draws('kind', choice({ a: [1, { value: 1 }], never: [0, { value: 2 }] })),
      ],
      elements: [
        object('thing', box(1, 1, 1), {
          properties: { place: { draw: spatial('gaussian', tuple(0, 0, 0), { sigma: 1 }) } },
        }),
      ],
    };
    const { code, message, address, at } = holeOf(parts, { 'Scene.x': 1.5 });
    assert.deepEqual([code, address, at], ['out-of-range', 'Scene.x', '0:3:5-3:9']);
    assert.equal(message, "Scene.x can't be set to 1.5: here are only numbers from 0 to 1.");
    for (const [address, value] of [
      ['x', '0.5'],
      ['x', Number.NaN],
      ['x', true],
      ['upTo', 0.999999],
      ['n', 2.5],
      ['n', 7],
      ['lit', 1],
      ['list', 3],
      ['far', -1],
      ['pair', 0.5],
      ['pair', [0.5, 3]],
      ['pair', [2, 2]],
      ['pair', [0.5, 2, 0]],
      ['turn', [1, 1, 0, 0]],
      ['file', 'b.png'],
      ['kind', 'never'],
      ['kind', 0],
      ['thing.place', [0, 1]],
      ['thing.place', [0, 1, Number.POSITIVE_INFINITY]],
      ['thing.place', 'here'],
    ] as const)
      assert.match(
        holeOf(parts, { [`Scene.${address}`]: value }).message,
        /can't be set to .*: here are only/,
      );
  });
});
