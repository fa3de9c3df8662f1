import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Cell, describeDifference, diffPlans } from '../../engine/plan/diff.js';
import type { Plan } from '../../engine/plan/plan.js';
import { validatePlan } from '../../engine/plan/validate.js';
import { copyOf, type Draft, kitchen } from './support/kitchen.js';
import { mutate } from './support/mutate.js';

/** Cells as a sampler might find them in the kitchen: one of things and their places, one of the mood. */
const cells: readonly Cell[] = [
  {
    requires: ['Kitchen.seen', 'Kitchen.things[*].low', 'Kitchen.things[*].place'],
    variables: ['Kitchen.things.count', 'Kitchen.things[*].place', 'Kitchen.things[*].yaw'],
    home: 'Kitchen',
  },
  { requires: ['Kitchen.dim'], variables: ['Kitchen.mood'], home: 'Kitchen' },
];

describe('diffPlans', () => {
  it('finds nothing between a plan and itself with other comments', () => {
    const plan = changed((draft) => {
      draft.dataset.doc = 'Another.';
      draft.tool = 'specimen 2';
    });
    const difference = diffPlans(kitchen, plan);
    assert.deepEqual(difference.changes, []);
    assert.equal(difference.meaning.equal, true);
    assert.match(describeDifference(difference)[0]!, /^Both plans mean the same data/);
  });

  it('tells a changed distribution at every address that it has', () => {
    const plan = changed((draft) => {
      const { term } = draft.templates.Mug as Draft<Plan['templates'][string]>;
      const block = (term as { value: { properties: Record<string, unknown> } }).value;
      block.properties.scale = { draw: { dist: 'normal', args: [1, 0.1] }, at: '0:9:3-9:29' };
    });
    assert.deepEqual(lines(plan), [
      'changed Kitchen.things[*].asset.Mug.scale: normal(1, 0.05) → normal(1, 0.1)',
      'changed Kitchen.things[*].asset.Junk.Mug.scale: normal(1, 0.05) → normal(1, 0.1)',
    ]);
    assert.equal(diffPlans(kitchen, plan).changes[0]!.at, '0:9:3-9:29');
  });

  const edits: [name: string, edit: Edit, expected: string[]][] = [
    [
      'added and removed variables',
      ({ scene }) =>
        scene.lets.splice(0, 3, { name: 'haze', term: { draw: { dist: 'beta', args: [2, 5] } } }),
      [
        'added Kitchen.haze ~ beta(2, 5)',
        'removed Kitchen.dusk ~ beta(2, 5)',
        'removed Kitchen.limit = 0.9',
        'removed Kitchen.mood ~ if (dusk > 0.5) normal(0, 1) else 0',
      ],
    ],
    [
      'distributions with lists, and draws that go together',
      ({ scene }) =>
        scene.lets.push(
          {
            name: 'body',
            term: {
              draw: {
                copula: [
                  { dist: 'normal', args: [0, 1] },
                  { dist: 'kernel', args: [{ tuple: [1, 2] }, 0.5] },
                ],
                correlation: [0.7],
              },
            },
          },
          {
            name: 'height',
            term: {
              draw: {
                dist: 'empirical',
                args: [{ tuple: [1, 2] }],
                source: { file: 'people.csv', column: 'height' },
              },
            },
          },
        ),
      [
        'added Kitchen.body ~ copula { normal(0, 1); kernel((1, 2), 0.5); correlation = [0.7] }',
        'added Kitchen.height ~ empirical("people.csv", "height", 2 values)',
      ],
    ],
    [
      'what was drawn and is fixed',
      ({ scene }) => (scene.lets[0]!.term = { value: 0.95 }),
      ['changed Kitchen.dusk: ~ beta(2, 5) → = 0.95'],
    ],
    [
      'a condition',
      ({ scene }) =>
        (scene.elements[1]!.requires[0]!.condition = { op: 'lt', args: [{ variable: 'yaw', up: 0 }, 3] }),
      ['changed require Kitchen.things[*].low: yaw < limit → yaw < 3'],
    ],
    [
      'the same words for another variable',
      ({ scene }) =>
        (scene.elements[1]!.requires[0]!.condition = {
          op: 'lt',
          args: [
            { variable: 'yaw', up: 0 },
            { variable: 'limit', up: 0 },
          ],
        }),
      ['changed require Kitchen.things[*].low: yaw^0 < limit^1 → yaw^0 < limit^0'],
    ],
    [
      'elements',
      ({ scene }) => {
        scene.elements[2]!.type = 'gradient';
        scene.elements.splice(0, 2, scene.elements[1]!, scene.elements[0]!);
      },
      [
        'changed the order of Kitchen: table, things, sky, main → things, table, sky, main',
        'changed element Kitchen.sky: environment hdri if not false → environment gradient if not false',
      ],
    ],
    [
      'classes, files, labels and exports',
      (draft) => {
        draft.classes[0]!.id = 2;
        draft.files[1]!.bytes = 21;
        draft.labels.shift();
        draft.exports.push({ export: 'yolo', properties: {} });
      },
      [
        'changed class mug: id 1 → id 2',
        'changed file models/mug.glb: 20 bytes, SHA-256 bbbbbbbbbbbb… → 21 bytes, SHA-256 bbbbbbbbbbbb…',
        'added export yolo: { }',
        'removed label rgb: { }',
      ],
    ],
    [
      'the data set',
      ({ dataset }) => {
        dataset.seed = 8;
        dataset.samples = 200;
        dataset.split = [
          { name: 'train', share: 0.93 },
          { name: 'test', share: 0.07 },
        ];
      },
      [
        'changed the data set’s seed: 7 → 8',
        'changed the data set’s samples: 100 → 200',
        'changed the data set’s split: train 80 %, test 20 % → train 93 %, test 7 %',
      ],
    ],
    [
      'what stands in a record, a product, a choice',
      ({ scene, templates }) => {
        scene.elements[3]!.properties.noise = {
          value: { record: 'sensor', properties: { iso: { value: 100 } } },
        };
        scene.elements[2]!.properties.tint = { value: { tuple: [1, 1, 1] } };
        templates.Junk!.term = {
          draw: { choice: [{ label: 'Mug', weight: 1, term: { value: { use: 'Mug' } } }] },
        };
      },
      [
        'changed Kitchen.things[*].asset.Junk: choice { sphere: 1, Mug: 2 } → choice { Mug: 1 }',
        'changed Kitchen.sky.tint: ~ hsv(uniform(0, 1), 1, 0.5) → = (1, 1, 1)',
        'changed Kitchen.main.noise.iso: ~ logUniform(100, 3200) → = 100',
        'removed Kitchen.things[*].asset.Junk.sphere.radius ~ uniform(0.01, 0.04)',
      ],
    ],
    [
      'a variable that becomes ground truth',
      ({ scene }) => {
        scene.elements[1]!.attributes = scene.elements[1]!.lets;
        scene.elements[1]!.lets = [];
      },
      ['changed Kitchen.things[*].even: index % 2 == 0 → attribute index % 2 == 0'],
    ],
  ];
  for (const [name, edit, expected] of edits) {
    it(`tells ${name}`, () => assert.deepEqual(lines(changed(edit)), expected));
  }

  it('never finds the same meaning in plans that differ by a line, and has a line for whatever else differs', function () {
    this.timeout(60_000);
    const property = fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
      const mutant = validatePlan(mutate(kitchen, () => numbers.next().value as number));
      fc.pre(mutant.ok);
      const difference = diffPlans(kitchen, mutant.plan);
      const told = difference.changes.filter((change) => change.kind !== 'export');
      if (told.length > 0) assert.equal(difference.meaning.equal, false);
      for (const change of told) assert.notEqual(change.before, change.after);
      assert.equal(describeDifference(difference).length > 1 || difference.meaning.equal, true);
    });
    fc.assert(property, { numRuns: 1_000 });
  });

  it('knows a template by its name, whatever its key', () => {
    const plan = changed((draft) => {
      const { Mug, ...others } = draft.templates;
      const text = JSON.stringify({ ...others, 'Mug@2': { ...Mug, name: 'Mug' } });
      draft.templates = JSON.parse(text.replaceAll('"use":"Mug"', '"use":"Mug@2"'));
      draft.scene = JSON.parse(JSON.stringify(draft.scene).replaceAll('"use":"Mug"', '"use":"Mug@2"'));
    });
    assert.deepEqual(diffPlans(kitchen, plan).changes, []);
  });

  it('prints expressions as they would be written', () => {
    const print = (value: unknown) => {
      const plan = changed((draft) => (draft.scene.lets[1]!.term = { value } as never));
      return lines(plan)[0]!.replace('changed Kitchen.limit: 0.9 → ', '');
    };
    const [a, b] = [{ variable: 'dusk', up: 0 }, 2];
    const op = (name: string, ...args: unknown[]) => ({ op: name, args });
    assert.equal(print(op('mul', op('add', a, b), op('neg', a))), '(dusk + 2) * -dusk');
    assert.equal(print(op('sub', a, op('sub', a, b))), 'dusk - (dusk - 2)');
    assert.equal(print(op('sub', op('sub', a, b), b)), 'dusk - 2 - 2');
    assert.equal(print(op('not', op('and', op('lt', a, b), true))), 'not (dusk < 2 and true)');
    assert.equal(print(op('in', a, { low: 0, high: op('add', b, 1) })), 'dusk in (0 .. 2 + 1)');
    assert.equal(print(op('mix', a, b, 0.5)), 'mix(dusk, 2, 0.5)');
    assert.equal(print({ test: true, then: 'near', else: 'far' }), 'if (true) "near" else "far"');
    const far = { output: 'inView', of: { element: 'main' }, by: { element: '@it' } };
    assert.equal(
      print({
        aggregate: 'mean',
        over: 'things',
        where: far,
        value: { output: 'yaw', of: { element: '@it' } },
      }),
      'mean(it.yaw of things where main.inView)',
    );
    assert.equal(
      print({ output: 'inView', of: { element: 'main' }, by: { element: 'things', index: 0 } }),
      'main.inView(things[0])',
    );
  });
});

describe('diffPlans with cells', () => {
  const draws = (edit: Edit, after = cells, editBefore: Edit = () => {}) =>
    diffPlans(changed(editBefore), changed(edit), { before: cells, after }).draws!;

  it('finds everything unchanged where nothing differs', () => {
    const { unchanged, moved, redrawn, changedCells } = draws(() => {});
    assert.equal(unchanged.length, 18);
    assert.deepEqual([moved, redrawn, changedCells], [[], [], []]);
  });

  it('moves a variable with its distribution, and what depends on it', () => {
    const { moved, redrawn, unchanged } = draws(
      (draft) => {
        draft.scene.elements[2]!.lets = [
          { name: 'wear', term: { draw: { dist: 'normal', args: [{ variable: 'tear', up: 1 }, 1] } } },
        ];
        draft.scene.lets.push({ name: 'tear', term: { draw: { dist: 'beta', args: [2, 6] } } });
      },
      cells,
      (draft) => {
        draft.scene.elements[2]!.lets = [
          { name: 'wear', term: { draw: { dist: 'normal', args: [{ variable: 'tear', up: 1 }, 1] } } },
        ];
        draft.scene.lets.push({ name: 'tear', term: { draw: { dist: 'beta', args: [2, 5] } } });
      },
    );
    assert.deepEqual(moved, ['Kitchen.tear', 'Kitchen.sky.wear']);
    assert.deepEqual(redrawn, []);
    assert.equal(unchanged.length, 18);
  });

  it('redraws the cell whose condition depends on what was changed, and no other', () => {
    const { redrawn, changedCells, moved } = draws((draft) => {
      draft.scene.lets[3]!.term = { value: 0.8 };
    });
    assert.deepEqual(redrawn, ['Kitchen.mood']);
    assert.deepEqual(changedCells, [{ ...cells[1], change: 'changed' }]);
    assert.deepEqual(moved, []);
  });

  it('redraws places where a shape or the order of placing differs', () => {
    const anew = ['Kitchen.things.count', 'Kitchen.things[*].place', 'Kitchen.things[*].yaw'];
    const file = draws((draft) => (draft.files[1]!.sha256 = '0'.repeat(64)));
    assert.deepEqual(file.redrawn, anew);
    const order = draws((draft) => draft.scene.elements.reverse());
    assert.deepEqual(order.redrawn, anew);
    assert.ok(order.unchanged.includes('Kitchen.mood'));
  });

  it('redraws cells that came, went, or have other members', () => {
    const { redrawn, changedCells } = draws(() => {}, [cells[1]!]);
    assert.deepEqual(changedCells, [{ ...cells[0], change: 'removed' }]);
    assert.equal(redrawn.length, 3);
  });

  it('tells of the cell of an occlusion where what may hide a thing has changed', () => {
    const hidden = { output: 'occlusion', of: { element: 'main' }, by: { element: 'mug' } };
    const seen: Edit = (draft) => {
      draft.scene.requires = [{ name: 'open', condition: { op: 'lt', args: [hidden, 0.5] } }];
    };
    const cell = { requires: ['Kitchen.open'], variables: ['Kitchen.main.place'], home: 'Kitchen' };
    const changedCells = (edit: Edit) =>
      diffPlans(
        changed(seen),
        changed((draft) => {
          seen(draft);
          edit(draft);
        }),
        { before: [cell], after: [cell] },
      ).draws!.changedCells;
    const object = (draft: Parameters<Edit>[0]) =>
      draft.scene.elements.find(({ kind }) => kind === 'object')!;
    assert.deepEqual(
      changedCells(() => {}),
      [],
    );
    const wider = changedCells((draft) => (object(draft).properties = { scale: { value: 2 } }));
    assert.deepEqual(wider, [{ ...cell, change: 'changed' }]);
  });

  it('tells of the cell of a condition in a body where its element has changed', () => {
    const far = { output: 'gapTo', of: { element: '@own' }, by: { element: 'main' } };
    const cell = { requires: ['Kitchen.table.far'], variables: ['Kitchen.main.place'], home: 'Kitchen' };
    const edit =
      (size: number): Edit =>
      (draft) => {
        const element = draft.scene.elements.find(({ kind }) => kind === 'object')!;
        element.name = 'table';
        element.requires = [{ name: 'far', condition: { op: 'gt', args: [far, 0.5] } }];
        element.properties = { scale: { value: size } };
      };
    const { draws } = diffPlans(changed(edit(1)), changed(edit(2)), { before: [cell], after: [cell] });
    assert.deepEqual(draws!.changedCells, [{ ...cell, change: 'changed' }]);
  });

  it('redraws everything for another seed', () => {
    const { unchanged, moved, redrawn } = draws((draft) => (draft.dataset.seed = 8));
    assert.deepEqual([unchanged.length, moved.length, redrawn.length], [0, 0, 18]);
  });

  it('says so in words', () => {
    const plan = changed((draft) => (draft.scene.lets[3]!.term = { value: 0.8 }));
    assert.deepEqual(describeDifference(diffPlans(kitchen, plan, { before: cells, after: cells })).slice(1), [
      'changed Kitchen.dark: 0.95 → 0.8',
      '17 variables keep their values.',
      'The cell of Kitchen.dim has changed (one in each Kitchen): it draws Kitchen.mood.',
      '1 variable may be drawn anew: Kitchen.mood.',
    ]);
  });
});

type Edit = (draft: Draft<Plan>) => void;

function changed(edit: Edit): Plan {
  const draft = copyOf(kitchen);
  edit(draft);
  return draft as Plan;
}

/** The lines about what differs. */
function lines(plan: Plan): string[] {
  return describeDifference(diffPlans(kitchen, plan)).slice(1);
}
