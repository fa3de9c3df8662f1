/** Plans that combine everything at random, for properties that hold of all. */
import fc from 'fast-check';
import type { Element, Expression, Require, Term, Variable } from '../../../engine/plan/plan.js';
import {
  block,
  box,
  choice,
  element,
  object,
  op,
  type PlanParts,
  plane,
  ref,
  scalar,
  spatial,
  tuple,
} from './plans.js';

const uniform = scalar('uniform', 0, 1);

/** The variables of a block: each draws by itself or depends on one before it. */
function variables(prefix: string): fc.Arbitrary<Variable[]> {
  const kind = fc.constantFrom('root', 'child', 'fixed', 'choice', 'guarded');
  return fc.array(fc.tuple(kind, fc.nat(9)), { minLength: 1, maxLength: 5 }).map((kinds) =>
    kinds.map(([each, pick], index): Variable => {
      const before = index === 0 ? 0.5 : op('clamp', ref(`${prefix}${pick % index}`), 0, 1);
      const name = `${prefix}${index}`;
      if (each === 'child') return { name, term: { draw: scalar('normal', before, 0.5) } };
      if (each === 'fixed') return { name, term: { value: op('add', before, 0.25) } };
      if (each === 'choice') {
        return {
          name,
          term: { draw: choice({ low: [1, { value: before }], high: [2, { draw: uniform }] }) },
        };
      }
      if (each === 'guarded')
        return { name, term: { if: op('lt', before, 0.4), then: { draw: uniform }, else: { value: 0.5 } } };
      return { name, term: { draw: uniform } };
    }),
  );
}

const counts: fc.Arbitrary<Term | undefined> = fc.constantFrom(
  undefined,
  { value: 3 },
  { draw: scalar('whole', 0, 3) },
);
const presents: fc.Arbitrary<Term | undefined> = fc.constantFrom(undefined, {
  draw: scalar('bernoulli', 0.7),
});

function bounds(name: string): fc.Arbitrary<Require[]> {
  const condition = fc
    .double({ min: 0.3, max: 2, noNaN: true })
    .map((most) => ({ name: 'low', condition: op('lt', ref(name), most) }));
  return fc.array(condition, { maxLength: 1 });
}

function parts(name: string): fc.Arbitrary<Partial<Element>> {
  return fc
    .record({ count: counts, present: presents, lets: variables(name), requires: bounds(`${name}0`) })
    .map(({ count, present, lets, requires }) => ({
      lets,
      requires,
      ...(count === undefined ? {} : { count }),
      ...(present === undefined ? {} : { present }),
    }));
}

const assets: fc.Arbitrary<Term> = fc.constantFrom<Term>(
  { value: box(0.5, 0.3, 0.4) },
  { value: { use: 'Junk' } },
  { draw: choice({ Junk: [1, { value: { use: 'Junk' } }], box: [1, { value: box(0.2, 0.2, 0.2) }] }) },
);

const path = tuple(tuple(0, 0, 0), tuple(3, 0, 0), tuple(3, 0, 3));

const places: fc.Arbitrary<Term> = fc
  .record({
    kind: fc.constantFrom('on' as const, 'above' as const, 'inside' as const, 'along' as const),
    spacing: fc.constantFrom(0, 0.5),
    candidates: fc.constantFrom(1, 3),
    crowded: fc.constantFrom('redraw', 'fewer', 'overlap', 'fail'),
  })
  .map(({ kind, ...search }) => {
    const target = { on: { element: 'table' }, inside: { element: 'room' }, along: path }[
      kind === 'above' ? 'on' : kind
    ];
    return { draw: spatial(kind, target, kind === 'along' ? { ...search, align: true } : search) };
  });

const things: fc.Arbitrary<Element> = fc
  .record({ parts: parts('t'), asset: assets, place: places, yaw: fc.boolean() })
  .map(({ parts: more, asset, place, yaw }) =>
    object('things', asset, {
      ...more,
      properties: { place, ...(yaw ? { yaw: { draw: scalar('uniform', 0, 6) } } : {}) },
    }),
  );

const camera = element('camera', 'eye', {
  type: 'pinhole',
  properties: {
    place: { draw: spatial('shell', { element: 'table' }) },
    lookAt: { value: { element: 'table' } },
    fov: { value: 1 },
    resolution: { value: tuple(64, 48) },
  },
});

const it = { element: '@it' };
const sceneRequires: fc.Arbitrary<Require[]> = fc.subarray(
  (
    [
      ['bound', op('lt', ref('s0'), 0.9)],
      ['dim', { aggregate: 'all', over: 'lamps', where: op('lt', { output: 'l0', of: it }, 0.95) }],
      [
        'some',
        op(
          'ge',
          { aggregate: 'count', over: 'things', where: { output: 'inView', of: { element: 'eye' }, by: it } },
          1,
        ),
      ],
      ['sum', op('lt', { aggregate: 'sum', over: 'things', value: { output: 't0', of: it } }, 2)],
    ] as [string, Expression][]
  ).map(([name, condition]): Require => ({ name, condition })),
);

const junk = choice({
  ball: [1, { value: block('sphere', { radius: { draw: scalar('uniform', 0.1, 0.3) } }) }],
  crate: [
    1,
    {
      value: block('box', {
        size: { value: tuple(0.2, 0.3, 0.4) },
        scale: { draw: scalar('uniform', 0.5, 1.5) },
      }),
    },
  ],
});

/** Scenes of variables, lamps, things on a table or in a room, and a camera, with conditions on some of them. */
export const randomPlans: fc.Arbitrary<PlanParts> = fc
  .record({
    seed: fc.nat(),
    lets: variables('s'),
    lamps: parts('l'),
    things,
    requires: sceneRequires,
    first: fc.boolean(),
  })
  .map(({ seed, lets, lamps, things: placed, requires, first }) => {
    const fixed = [
      object('table', plane(2, 2)),
      object('room', box(2, 2, 2), { properties: { place: { value: tuple(5, 0, 0) } } }),
    ];
    const lights = element('light', 'lamps', { type: 'point', ...lamps });
    return {
      seed,
      attempts: 100,
      lets,
      requires,
      templates: { Junk: { kind: 'asset', term: { draw: junk } } },
      elements: first ? [placed, lights, camera, ...fixed] : [...fixed, lights, placed, camera],
    };
  });
