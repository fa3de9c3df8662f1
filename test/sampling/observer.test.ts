import assert from 'node:assert/strict';
import {
  box,
  choice,
  draws,
  element,
  numberAt,
  object,
  op,
  plane,
  ref,
  require,
  samplerOf,
  scalar,
  spatial,
  worldOf,
} from './support/plans.js';
import { mean, standardErrors } from './support/statistics.js';

class Notes {
  readonly requires = new Map<string, number[]>();
  readonly declaredValues = new Map<string, unknown[]>();
  readonly acceptedValues = new Map<string, unknown[]>();

  require(pattern: string, held: boolean): void {
    note(this.requires, pattern, held ? 1 : 0);
  }

  declared(pattern: string, _address: string, value: unknown): void {
    note(this.declaredValues, pattern, value);
  }

  accepted(pattern: string, _address: string, value: unknown): void {
    note(this.acceptedValues, pattern, value);
  }
}

function note<T>(map: Map<string, T[]>, key: string, value: T): void {
  map.set(key, [...(map.get(key) ?? []), value]);
}

describe('observing', () => {
  const things = object(
    'things',
    { draw: choice({ big: [1, { value: box(0.6, 0.6, 0.6) }], small: [1, { value: box(0.2, 0.2, 0.2) }] }) },
    {
      count: { draw: scalar('whole', 1, 6) },
      properties: {
        place: { draw: spatial('on', { element: 'table' }, { candidates: 2 }) },
        yaw: { draw: scalar('uniform', 0, 6) },
      },
      lets: [draws('free', scalar('uniform', 0, 1))],
    },
  );
  const parts = {
    lets: [draws('x', scalar('uniform', 0, 1)), draws('y', scalar('uniform', 0, 1))],
    elements: [
      object('table', plane(2, 2)),
      things,
      element('light', 'lamps', {
        count: { value: 2 },
        lets: [draws('z', scalar('uniform', 0, 1))],
        requires: [require('dim', op('lt', ref('z'), 0.5))],
      }),
    ],
    requires: [
      require('high', op('gt', ref('x'), 0.7)),
      require('sum', op('gt', op('add', ref('x'), ref('y')), 1)),
    ],
  };

  it('changes no outcome', () => {
    const [observed, plain] = [samplerOf(parts), samplerOf(parts)];
    for (let index = 0; index < 200; index += 1)
      assert.deepEqual(observed.observe(index, new Notes()), plain.sample(index));
  });

  it('tells how often each condition holds by itself, at the first attempt', () => {
    const sampler = samplerOf(parts);
    const notes = new Notes();
    for (let index = 0; index < 4_000; index += 1) sampler.observe(index, notes);
    assert.ok(standardErrors(notes.requires.get('Scene.high') ?? [], 0.3) < 4);
    assert.ok(standardErrors(notes.requires.get('Scene.sum') ?? [], 0.5) < 4);
    assert.equal(notes.requires.get('Scene.lamps[*].dim')?.length, 8_000);
    assert.ok(notes.requires.has('Scene.things[*].place'));
  });

  it('tells each variable of a cell as it is declared and as it is accepted', () => {
    const sampler = samplerOf(parts);
    const notes = new Notes();
    const worlds = Array.from({ length: 2_000 }, (_, index) => {
      sampler.observe(index, notes);
      return worldOf(sampler, index);
    });
    const declared = notes.declaredValues.get('Scene.x') as number[];
    assert.equal(declared.length, 2_000);
    assert.ok(standardErrors(declared, 0.5) < 4);
    assert.deepEqual(
      notes.acceptedValues.get('Scene.x'),
      worlds.map((world) => numberAt(world, 'Scene.x')),
    );
    assert.deepEqual(
      notes.acceptedValues.get('Scene.things[*].place')?.length,
      worlds.reduce((sum, { objects }) => sum + objects.length - 1, 0),
    );
    const counts = notes.declaredValues.get('Scene.things.count') as number[];
    assert.ok(standardErrors(counts, 3.5) < 4);
    assert.ok(mean(notes.acceptedValues.get('Scene.things.count') as number[]) < 3.4);
    assert.ok(!notes.declaredValues.has('Scene.things[*].free'));
  });

  it('is prepared by descriptions of all variables and cells', () => {
    const sampler = samplerOf(parts);
    assert.deepEqual(
      sampler.variables.map(({ pattern }) => pattern),
      [
        'Scene.x',
        'Scene.y',
        'Scene.things.count',
        'Scene.things[*].asset',
        'Scene.things[*].free',
        'Scene.things[*].place',
        'Scene.things[*].yaw',
        'Scene.lamps[*].z',
      ],
    );
    assert.deepEqual(sampler.cells, [
      {
        requires: ['Scene.things[*].place'],
        variables: [
          'Scene.things.count',
          'Scene.things[*].place',
          'Scene.things[*].asset',
          'Scene.things[*].yaw',
        ],
        home: 'Scene',
      },
      { requires: ['Scene.high', 'Scene.sum'], variables: ['Scene.x', 'Scene.y'], home: 'Scene' },
      { requires: ['Scene.lamps[*].dim'], variables: ['Scene.lamps[*].z'], home: 'Scene.lamps[*]' },
    ]);
  });
});
