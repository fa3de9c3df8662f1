import assert from 'node:assert/strict';
import { canonicalJson } from '../../engine/plan/canonical.js';
import { diffPlans } from '../../engine/plan/diff.js';
import { meaningHash } from '../../engine/plan/hash.js';
import { planLimits } from '../../engine/plan/limits.js';
import type { Expression, Plan } from '../../engine/plan/plan.js';
import { parsePlan, type Validation, validatePlan } from '../../engine/plan/validate.js';
import { copyOf, kitchen } from './support/kitchen.js';

describe('validatePlan', () => {
  it('accepts a plan, and its text', () => {
    assert.deepEqual(validatePlan(kitchen), { ok: true, plan: kitchen });
    assert.deepEqual(parsePlan(JSON.stringify(kitchen)), { ok: true, plan: kitchen });
  });

  it('refuses what is no plan', () => {
    for (const json of [undefined, null, 3, 'plan', [], {}, () => 3])
      assert.equal(validatePlan(json).ok, false);
    assert.match(messages(parsePlan('{')), /no JSON/);
  });

  it('refuses a plan that is too deep, without a stack overflow', () => {
    const deep = `${'{"op":"neg","args":['.repeat(100_000)}1${']}'.repeat(100_000)}`;
    const text = JSON.stringify(kitchen).replace('"value":0.9', `"value":${deep}`);
    assert.match(messages(parsePlan(text)), /more than 1000 deep/);
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    assert.match(messages(validatePlan(circle)), /more than 1000 deep/);
  });

  it('bears everything else with a plan that is as deep as is allowed', () => {
    let value: Expression = { variable: 'dusk', up: 0 };
    // Six levels stand above the value; each operation is two.
    for (let depth = 0; depth < (planLimits.depth - 8) / 2; depth += 1) value = { op: 'neg', args: [value] };
    const plan = copyOf(kitchen);
    plan.scene.lets[1]!.term = { value } as never;
    const validation = validatePlan(plan);
    assert.ok(validation.ok, messages(validation));
    assert.equal(meaningHash(plan as Plan).length, 64);
    assert.ok(canonicalJson(plan).length > 10_000);
    assert.equal(diffPlans(kitchen, plan as Plan).changes.length, 1);
  });

  it('refuses a value that shares its parts until there are too many', () => {
    let value: unknown = 1;
    for (let depth = 0; depth < 40; depth += 1) value = { tuple: [value, value] };
    assert.match(messages(validatePlan(value)), /more than 10000000 values/);
  });

  const wrong: [
    name: string,
    change: (plan: ReturnType<typeof copyOf>) => void,
    path: string,
    message: RegExp,
  ][] = [
    ['a template', (plan) => delete plan.templates.Mug, '/templates/Junk', /no template "Mug"/],
    ['a file', (plan) => plan.files.pop(), '/templates/wood', /no file "wood\/b.jpg"/],
    ['a class', (plan) => plan.classes.shift(), '/templates/Mug', /no class "mug"/],
    ['an element', (plan) => plan.scene.elements.shift(), '/scene/elements/0', /no element "table"/],
    ['half of a split', (plan) => plan.dataset.split.pop(), '/dataset/split', /sum to 0.8/],
    [
      'two elements of one name',
      (plan) => (plan.scene.elements[0]!.name = 'things'),
      '/scene/elements/1',
      /twice/,
    ],
    ['two classes of one id', (plan) => (plan.classes[1]!.id = 1), '/classes/1', /class id 1 is there twice/],
    ['two variables of one name', (plan) => (plan.scene.lets[1]!.name = 'dusk'), '/scene/lets/1', /twice/],
  ];
  for (const [name, change, path, message] of wrong) {
    it(`says that there is ${name} too few or too many`, () => {
      const plan = copyOf(kitchen);
      change(plan);
      const validation = validatePlan(plan);
      assert.ok(!validation.ok);
      const problem = validation.problems.find((one) => message.test(one.message));
      assert.ok(problem?.path.startsWith(path), JSON.stringify(validation.problems));
    });
  }

  it('finds templates that use themselves, and only those', () => {
    const plan = copyOf(kitchen);
    const use = (name: string) => ({ kind: 'asset' as const, term: { value: { use: name } } });
    plan.templates = { ...plan.templates, A: use('B'), B: use('C'), C: use('B'), D: use('Mug'), E: use('A') };
    assert.deepEqual(validatePlan(plan), {
      ok: false,
      problems: [{ path: '/templates', message: 'templates use themselves in a circle: B, C' }],
    });
  });

  it('bears a long chain of templates', () => {
    const plan = copyOf(kitchen);
    for (let index = 0; index < 20_000; index += 1) {
      plan.templates[`T${index}`] = {
        kind: 'asset',
        term: { value: { use: index === 0 ? 'Mug' : `T${index - 1}` } },
      };
    }
    plan.scene.elements[0]!.asset = { value: { use: 'T19999' } };
    assert.ok(validatePlan(plan).ok);
    assert.equal(diffPlans(kitchen, plan as Plan).complete, false);
  });
});

function messages(validation: Validation): string {
  return validation.ok
    ? ''
    : validation.problems.map((problem) => `${problem.path} ${problem.message}`).join('\n');
}
