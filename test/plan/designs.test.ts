import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describeDifference, diffPlans } from '../../engine/plan/diff.js';
import { meaningHash } from '../../engine/plan/hash.js';
import type { Plan } from '../../engine/plan/plan.js';
import { checkSchema } from '../../engine/plan/schema/check.js';
import { planSchema } from '../../engine/plan/schema/plan-schema.js';
import { validatePlan } from '../../engine/plan/validate.js';
import { copyOf, type Draft, kitchen } from './support/kitchen.js';
import { mutate } from './support/mutate.js';

const validate = new Ajv2020({ allErrors: true, strict: true, strictTypes: false }).compile(planSchema);
const night = { ...kitchen.scene, name: 'Dusk' };

/** The kitchen with all that goes by the number of a sample. */
const spread: Plan = {
  ...kitchen,
  mixture: { weight: 3, others: [{ weight: 1, scene: night }], at: '0:1:1-1:2' },
  designs: [
    { sobol: ['Kitchen.dusk'], at: '0:1:1-1:2' },
    {
      grid: [
        { address: 'Kitchen.a', steps: 4 },
        { address: 'Kitchen.b', steps: 5 },
      ],
    },
    { permutation: ['Kitchen.main.fov'], strata: 100 },
  ],
  quotas: [
    {
      quota: 'Kitchen.mug.asset',
      shares: [
        { label: 'crack', share: 0.02 },
        { label: 'ok', share: 0.98 },
      ],
    },
  ],
};

describe('a plan with designs, quotas and several scenes', () => {
  it('is valid', () => {
    const validation = validatePlan(copyOf(spread));
    assert.deepEqual(validation.ok ? [] : validation.problems, []);
    assert.ok(validate(copyOf(spread)));
  });

  it('is judged alike by its schema and by our own reading of it', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
        const json = mutate(spread, () => numbers.next().value as number);
        assert.equal(checkSchema(json, planSchema).length === 0, validate(json));
      }),
      { numRuns: 50, seed: 1 },
    );
  });

  const wrong: [name: string, change: (plan: Draft<Plan>) => unknown, path: string, message: RegExp][] = [
    [
      'two scenes of one name',
      (plan) => (plan.scene.name = 'Dusk'),
      '/mixture/others/0/scene',
      /Dusk is there twice/,
    ],
    [
      'an element of another scene',
      (plan) => (plan.mixture!.others[0]!.scene.elements = []),
      '/mixture/others/0/scene/requires',
      /no element/,
    ],
    [
      'no weight',
      (plan) => {
        plan.mixture!.weight = 0;
        plan.mixture!.others[0]!.weight = 0;
      },
      '/mixture',
      /no scene has a weight/,
    ],
    [
      'two designs of a kind',
      (plan) => (plan.designs![1] = { sobol: ['Kitchen.c'] }),
      '/designs/1',
      /two designs/,
    ],
    [
      'a variable in two designs',
      (plan) => (plan.designs![1] = { grid: [{ address: 'Kitchen.dusk', steps: 2 }] }),
      '/designs/1',
      /Kitchen.dusk is in a design/,
    ],
    [
      'a variable of a design and a quota',
      (plan) => (plan.quotas![0]!.quota = 'Kitchen.dusk'),
      '/quotas/0',
      /in a design/,
    ],
    ['half a quota', (plan) => plan.quotas![0]!.shares.pop(), '/quotas/0/shares', /sum to 0.02/],
    ['an outcome twice', (plan) => (plan.quotas![0]!.shares[0]!.label = 'ok'), '/quotas/0/shares', /twice/],
    [
      'too many scenes',
      (plan) => {
        const others = Array.from({ length: 100 }, (_, at) => ({
          weight: 1,
          scene: { ...night, name: `S${at}` },
        }));
        plan.mixture!.others = others as Draft<typeof others>;
      },
      '/mixture/others',
      /more than 100 scenes/,
    ],
    ['an instance', (plan) => (plan.designs![0] = { sobol: ['Kitchen.things[0].scale'] }), '/designs/0', /./],
    [
      'a strange number of steps',
      (plan) => (plan.designs![1] = { grid: [{ address: 'Kitchen.a', steps: 0 }] }),
      '/designs/1',
      /./,
    ],
  ];
  for (const [name, change, path, message] of wrong) {
    it(`is refused with ${name}`, () => {
      const plan = copyOf(spread);
      change(plan);
      const validation = validatePlan(plan);
      assert.ok(!validation.ok);
      const told = validation.problems.map((problem) => `${problem.path}: ${problem.message}`).join('\n');
      assert.ok(
        validation.problems.some((each) => each.path.startsWith(path) && message.test(each.message)),
        told,
      );
    });
  }

  it('means other data than one without, and the same with other comments', () => {
    const hashes = new Set(
      [kitchen, spread, { ...spread, mixture: undefined }].map((plan) => meaningHash(copyOf(plan))),
    );
    assert.equal(hashes.size, 3);
    const commented = copyOf(spread);
    commented.mixture!.at = '0:9:9-9:10';
    commented.designs![0]!.at = '0:9:9-9:10';
    assert.equal(meaningHash(commented as Plan), meaningHash(spread));
  });

  it('differs from another in the variables concerned', () => {
    const other = copyOf(spread);
    other.mixture!.weight = 2;
    other.designs![0] = { sobol: ['Kitchen.mood', 'Kitchen.dusk'] };
    other.quotas!.pop();
    const lines = describeDifference(diffPlans(spread, other as Plan));
    assert.ok(
      lines.includes('changed dataset.scene: choice { Night: 3, Dusk: 1 } → choice { Night: 2, Dusk: 1 }'),
    );
    const [dusk] = lines.filter((line) => line.startsWith('changed Kitchen.dusk'));
    assert.match(dusk!, / by sobol, dimension 1 → .* by sobol, dimension 2$/);
  });
});
