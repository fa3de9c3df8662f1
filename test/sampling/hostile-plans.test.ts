import assert from 'node:assert/strict';
import type { Plan } from '../../engine/plan/plan.js';
import { validatePlan } from '../../engine/plan/validate.js';
import { createSampler, isHole, PlanError } from '../../engine/sampling/index.js';
import { compileText } from '../language/support/compile-text.js';
import { seededRandom } from '../language/support/random.js';
import { randomSpec, randomSpecFiles, specText } from '../language/support/random-specs.js';
import { physics } from '../support/physics.js';
import { rounds } from '../support/rounds.js';
import { edited, type Json } from './support/edited-plans.js';
import { block, noModels, object, planOf } from './support/plans.js';

/** Guards against plans that hang: generous, since machines are slow at times. */
const longest = 60_000;

/** The place of a number that is none. */
function notFinite(value: unknown, path: string): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `${path} is ${value}`;
  if (value === undefined) return `${path} is undefined`;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inside] of Object.entries(value)) {
    const fault = notFinite(inside, `${path}/${key}`);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Whatever a plan says: it is refused, or its samples are worlds of numbers, or holes that say why. */
function survives(json: unknown, what: string): void {
  const start = performance.now();
  const validation = validatePlan(json);
  if (!validation.ok) return;
  try {
    const sampler = createSampler(validation.plan, noModels, physics);
    assert.ok(sampler.variables.length + sampler.cells.length >= 0);
    const outcome = sampler.sample(0);
    if (isHole(outcome)) assert.doesNotMatch(outcome.hole.message, /undefined|\[object|NaN/, what);
    else assert.equal(notFinite(outcome, ''), undefined, what);
  } catch (error) {
    if (!(error instanceof PlanError)) throw new Error(what, { cause: error });
  }
  assert.ok(performance.now() - start < longest, what);
}

describe('hostile plans', function () {
  this.timeout(process.env.SPECIMEN_NIGHTLY ? 3_600_000 : 60_000);

  const falling = 'object stones = box { count = 2; place ~ on(floor); drop = physics }';
  const plans: Plan[] = [];
  for (let seed = 0; plans.length < 12; seed++) {
    const spec = randomSpec(seededRandom(seed));
    const items = seed % 3 === 0 ? [...spec.items, { text: falling, isObject: true }] : spec.items;
    const { plan } = compileText(specText({ ...spec, items }), { files: randomSpecFiles });
    if (plan !== undefined) plans.push(plan);
  }

  it('a plan with random edits is refused or sampled', () => {
    for (let seed = 0; seed < rounds(60); seed++) {
      const random = seededRandom(seed);
      const plan = JSON.parse(JSON.stringify(plans[seed % plans.length])) as Json;
      survives(edited(plan, random), `seed ${seed}`);
    }
  });

  it('names that every object of JavaScript has mean nothing', () => {
    for (const kind of ['constructor', 'toString', '__proto__'])
      survives(planOf({ elements: [object('a', block(kind, {}))] }), kind);
    const sampler = () =>
      createSampler(planOf({ elements: [object('a', block('constructor', {}))] }), noModels);
    assert.throws(sampler, PlanError);
  });

  it('bounds beyond all numbers make a hole', () => {
    const plan = planOf({
      elements: [
        object('a', block('box', { size: { value: { tuple: [1e300, 1, 1] } }, scale: { value: 1e300 } })),
      ],
    });
    const outcome = createSampler(plan, noModels).sample(0);
    assert.ok(isHole(outcome));
    assert.equal(outcome.hole.code, 'not-finite');
  });
});
