import assert from 'node:assert/strict';
import type { Expression, Plan, Term } from '../../engine/plan/plan.js';
import { createSampler, type Hole, isHole, PlanError } from '../../engine/sampling/index.js';
import {
  block,
  box,
  choice,
  draws,
  element,
  fixes,
  noModels,
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
} from './support/plans.js';

function holeOf(parts: PlanParts, index = 0): Hole['hole'] {
  const outcome = samplerOf(parts).sample(index);
  assert.ok(isHole(outcome), 'a hole is expected');
  return outcome.hole;
}

function planError(parts: PlanParts, code: string): void {
  assert.throws(
    () => samplerOf(parts),
    (error) => error instanceof PlanError && error.code === code,
  );
}

describe('a hole is made', () => {
  const zero = draws('zero', scalar('uniform', 0, 0));

  it('by a division by zero or an argument outside the domain', () => {
    for (const expression of [
      op('div', 1, ref('zero')),
      op('log', ref('zero')),
      op('sqrt', op('sub', ref('zero'), 1)),
      op('normalize', tuple(ref('zero'), 0, 0)),
    ]) {
      const hole = holeOf({
        lets: [zero, fixes('x', expression), draws('y', scalar('uniform', ref('x'), 2))],
        requires: [require('r', op('ne', ref('x'), 3))],
      });
      assert.equal(hole.code, 'not-finite');
      assert.equal(hole.address, 'Scene.x');
    }
  });

  it('by parameters that a distribution does not have', () => {
    const hole = holeOf({
      lets: [zero, draws('x', { ...scalar('normal', 0, op('sub', ref('zero'), 1)), at: '0:3:5-3:9' })],
    });
    assert.equal(hole.code, 'out-of-range');
    assert.equal(hole.address, 'Scene.x');
    assert.equal(hole.at, '0:3:5-3:9');
    assert.match(hole.message, /normal\(0, -1\)/);
  });

  it('by a shape or a scale that no thing has', () => {
    const bad = (asset: Parameters<typeof object>[1], properties = {}) =>
      holeOf({ lets: [zero], elements: [object('thing', asset, { properties })] });
    for (const [hole, address] of [
      [bad(block('sphere', { radius: { value: ref('zero', 2) } })), 'Scene.thing.radius'],
      [bad(block('box', { size: { value: tuple(1, -1, 1) } })), 'Scene.thing.size'],
      [bad(block('sphere', { radius: { value: 1 }, scale: { value: -2 } })), 'Scene.thing.scale'],
      [
        bad(box(1, 1, 1), { place: { draw: spatial('disk', undefined, { radius: -1 }) } }),
        'Scene.thing.place',
      ],
    ] as const) {
      assert.equal(hole.code, 'out-of-range');
      assert.equal(hole.address, address);
    }
  });

  it('by a light or a camera that cannot be', () => {
    const hole = (kind: 'light' | 'camera', name: string, value: Expression) =>
      holeOf({ elements: [element(kind, 'x', { properties: { [name]: { value } } })] });
    assert.equal(hole('light', 'flux', -1).address, 'Scene.x.flux');
    assert.equal(hole('camera', 'fov', 4).address, 'Scene.x.fov');
    assert.equal(hole('camera', 'resolution', tuple(640.5, 480)).address, 'Scene.x.resolution');
  });

  it('by what this world does not have', () => {
    const lamp = element('light', 'lamp', { present: { value: false }, lets: [fixes('x', 1)] });
    const hole = holeOf({
      elements: [lamp],
      requires: [require('r', op('gt', { output: 'x', of: { element: 'lamp' } }, 0))],
    });
    assert.equal(hole.code, 'absent');
    assert.equal(hole.address, 'Scene.lamp');
    const none = element('light', 'lamps', { count: { value: 0 }, lets: [fixes('x', 1)] });
    const mean: Expression = {
      aggregate: 'mean',
      over: 'lamps',
      value: { output: 'x', of: { element: '@it' } },
    };
    assert.equal(holeOf({ elements: [none], requires: [require('r', op('gt', mean, 0))] }).code, 'empty');
  });

  it('by more instances than there may be, at once', () => {
    for (const count of [1e9, 2.5, -1]) {
      const hole = holeOf({ elements: [element('light', 'lamps', { count: { value: count } })] });
      assert.equal(hole.code, 'out-of-range');
      assert.equal(hole.address, 'Scene.lamps.count');
    }
  });

  it('by instances that wait for one another', () => {
    const next: Expression = {
      output: 'x',
      of: { element: 'lamps', index: op('mod', op('add', { index: 'instance' }, 1), 1000) },
    };
    const lamps = element('light', 'lamps', {
      count: { value: 1000 },
      lets: [fixes('x', op('add', next, 1))],
    });
    const hole = holeOf({
      elements: [lamps],
      requires: [
        require('r', op(
          'gt',
          { aggregate: 'sum', over: 'lamps', value: { output: 'x', of: { element: '@it' } } },
          0,
        )),
      ],
    });
    assert.equal(hole.code, 'too-deep');
  });

  it('and the samples after it are as if there had been none', () => {
    const parts = {
      lets: [draws('x', scalar('uniform', -1, 1)), fixes('y', op('sqrt', ref('x')))],
      requires: [require('r', op('ge', ref('y'), 0))],
    };
    const sampler = samplerOf(parts);
    const all = Array.from({ length: 50 }, (_, index) => sampler.sample(index));
    assert.ok(all.some(isHole) && !all.every(isHole));
    all.forEach((outcome, index) => {
      assert.deepEqual(samplerOf(parts).sample(index), outcome);
    });
  });
});

describe('a plan that means nothing is told as such', () => {
  const asset = (term: Term) => ({ kind: 'asset', term }) as const;

  it('if it goes in a circle', () => {
    planError({ lets: [fixes('a', ref('b')), fixes('b', op('add', ref('a'), 1))] }, 'plan/cycle');
    planError({ lets: [draws('a', scalar('normal', ref('a'), 1))] }, 'plan/cycle');
    planError(
      {
        templates: { A: asset({ value: { use: 'B' } }), B: asset({ value: { use: 'A' } }) },
        elements: [object('x', { value: { use: 'A' } })],
      },
      'plan/cycle',
    );
    const on = (target: string) => ({ properties: { place: { draw: spatial('on', { element: target }) } } });
    planError(
      { elements: [object('x', box(1, 1, 1), on('y')), object('y', box(1, 1, 1), on('x'))] },
      'plan/cycle',
    );
  });

  it('if it names what there is not', () => {
    for (const value of [
      ref('b'),
      ref('a', 3),
      op('frobnicate', 1),
      { element: 'none' },
      { output: 'x', of: { element: 'lamp' } },
    ] as Expression[]) {
      planError({ lets: [fixes('a', value)], elements: [element('light', 'lamp')] }, 'plan/unknown-name');
    }
    planError({ lets: [draws('a', scalar('zipf', 1))] }, 'plan/unknown-name');
    planError({ lets: [draws('a', scalar('constructor', 1))] }, 'plan/unknown-name');
  });

  it('wherever it stands in a template, before any sample', () => {
    const bad = block('sphere', {
      radius: { value: 1 },
      material: { value: block('pbr', { roughness: { draw: scalar('zipf', 1) } }) },
    });
    const templates = { Ball: asset({ value: bad }) };
    planError({ templates, elements: [object('x', { value: { use: 'Ball' } })] }, 'plan/unknown-name');
  });

  it('if it is too deep', () => {
    let nested: Expression = 1;
    for (let depth = 0; depth < 50_000; depth += 1) nested = op('neg', nested);
    planError({ lets: [fixes('a', nested)] }, 'plan/too-deep');
    const chain = Array.from({ length: 5_000 }, (_, index) =>
      fixes(`v${index}`, index === 0 ? 1 : op('add', ref(`v${index - 1}`), 1)),
    );
    planError({ lets: chain }, 'plan/too-deep');
    let term: Term = { value: 1 };
    for (let depth = 0; depth < 50_000; depth += 1) term = { if: true, then: term };
    planError({ lets: [{ name: 'a', term }] }, 'plan/too-deep');
  });

  it('if its templates unfold to more than can be held', () => {
    const templates: Record<string, Plan['templates'][string]> = { T0: asset({ value: box(1, 1, 1) }) };
    for (let level = 1; level <= 40; level += 1) {
      const use = { value: { use: `T${level - 1}` } };
      templates[`T${level}`] = asset({ draw: choice({ left: [1, use], right: [1, use] }) });
    }
    const started = performance.now();
    const thing = object(
      'x',
      { value: { use: 'T40' } },
      { properties: { place: { draw: spatial('on', { element: 'floor' }) } } },
    );
    planError({ templates, elements: [object('floor', plane(1, 1)), thing] }, 'plan/too-large');
    // A guard against hanging: machines are slow at times.
    assert.ok(performance.now() - started < 60_000);
  });

  it('if a number of a sample is none', () => {
    const sampler = createSampler(planOf({}), noModels);
    for (const index of [-1, 0.5, Number.NaN, 2 ** 53])
      assert.throws(() => sampler.sample(index), RangeError);
  });
});
