import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Bounds, boundScenes } from '../../engine/bounds/index.js';
import type { Element, Plan, Scalar } from '../../engine/plan/plan.js';
import { isHole } from '../../engine/sampling/index.js';
import { planOfScene, samplerOf as samplerOfPlan } from '../language/support/sample-text.js';
import { object, op, plane, planOf, ref, samplerOf, scalar, tuple } from '../sampling/support/plans.js';

const words = { limits: () => undefined, conditions: () => [] };

function boundsOf({ scene, templates }: Plan): ReadonlyMap<string, Bounds> {
  return boundScenes([scene], templates, words).scenes[0].variables;
}

function isInside(value: unknown, bounds: Bounds | undefined): boolean {
  if (bounds?.kind === 'number') {
    const [low, high] = bounds.outer;
    return (
      typeof value === 'number' && low <= value && value <= high && (!bounds.whole || Number.isInteger(value))
    );
  }
  if (bounds?.kind === 'tuple')
    return Array.isArray(value) && value.every((each, at) => isInside(each, bounds.parts[at]));
  return bounds?.kind !== 'truth' || bounds.may === 'both' || bounds.may === String(value);
}

/** Compares all that worlds tell with what was foretold; how many values had bounds. */
function compare(plan: Plan, samples: number): number {
  const known = boundsOf(plan);
  const sampler = samplerOfPlan(plan);
  let compared = 0;
  for (let index = 0; index < samples; index += 1) {
    const world = sampler.sample(index);
    if (isHole(world)) continue;
    const told = world.objects.flatMap(({ address, attributes }) =>
      Object.entries(attributes).map(([name, value]) => [`${address}.${name}`, value] as const),
    );
    for (const [address, value] of [...Object.entries(world.variables), ...told]) {
      const bounds = known.get(address.replaceAll(/\[\d+\]/g, '[*]'));
      if (bounds === undefined || typeof value === 'string') continue;
      assert.ok(isInside(value, bounds), `${address}: ${JSON.stringify([value, bounds])}`);
      compared += 1;
    }
  }
  return compared;
}

const number = fc.double({ min: -3, max: 3, noNaN: true });
const small = fc.double({ min: 0.01, max: 30, noNaN: true });
const rising = fc
  .array(number, { minLength: 2, maxLength: 6 })
  .map((all) => [...new Set(all)].sort((a, b) => a - b));

/** The newer distributions; densities with a hole or a flat end among them. */
const distributions: fc.Arbitrary<Scalar> = fc.oneof(
  fc.double({ min: 1e-9, max: 1, noNaN: true }).map((p) => scalar('geometric', p)),
  fc.tuple(number, small).map(([mean, concentration]) => scalar('vonMises', mean, concentration)),
  fc
    .tuple(rising, fc.array(fc.constantFrom(0, 0, 1, 2.5), { minLength: 6, maxLength: 6 }))
    .filter(([points, densities]) => points.length > 1 && points.some((_, at) => densities[at] > 0))
    .map(([points, densities]) => scalar('piecewise', ...points.map((x, at) => tuple(x, densities[at])))),
  fc.tuple(rising, small).map(([points, width]) => scalar('kernel', tuple(...points), width)),
  rising.map((values) => scalar('empirical', tuple(...values))),
);

describe('bounds: the newer words', () => {
  it('distributions give what their bounds say, and come close to what they reach', () => {
    fc.assert(
      fc.property(distributions, fc.nat(), (draw, seed) => {
        const parts = { seed, lets: [{ name: 'a', term: { draw } }] };
        const known = boundsOf(planOf(parts)).get('Scene.a')!;
        assert.ok(known.kind === 'number');
        assert.ok(Number.isFinite(known.outer[0]) && Number.isFinite(known.outer[1]));
        if (known.reach) assert.ok(known.reach[0] >= known.outer[0] && known.reach[1] <= known.outer[1]);
        const sampler = samplerOf(parts);
        for (let index = 0; index < 30; index += 1) {
          const world = sampler.sample(index);
          if (!isHole(world))
            assert.ok(
              isInside(world.variables['Scene.a'], known),
              JSON.stringify([draw, world.variables, known]),
            );
        }
      }),
      { numRuns: 150 },
    );
  });

  it('a direction of low concentration reaches all round, a table its ends, a flat end nothing', () => {
    const reachOf = (draw: Scalar) => {
      const known = boundsOf(planOf({ lets: [{ name: 'a', term: { draw } }] })).get('Scene.a')!;
      return known.kind === 'number' ? known.reach : undefined;
    };
    assert.deepEqual(reachOf(scalar('vonMises', 0, 1)), [-Math.PI, Math.PI]);
    assert.deepEqual(reachOf(scalar('vonMises', 1, 100)), [0.9, 1.1]);
    assert.deepEqual(reachOf(scalar('empirical', tuple(1, 2, 5))), [1, 5]);
    const flat = [tuple(0, 0), tuple(1, 0), tuple(2, 3), tuple(4, 0), tuple(9, 0)];
    assert.deepEqual(reachOf(scalar('piecewise', ...flat)), [1, 4]);
    assert.deepEqual(reachOf(scalar('geometric', 0.5))?.[0], 0);
  });

  it('parts of a copula have the bounds of their distributions, and are not independent', () => {
    const copula = { copula: [scalar('uniform', 1, 2), scalar('beta', 2, 3)], correlation: [0.9] };
    const known = boundsOf(
      planOf({
        lets: [
          { name: 'c', term: { draw: copula } },
          { name: 'a', term: { value: op('part', ref('c'), 0) } },
          { name: 'd', term: { value: op('sub', op('part', ref('c'), 0), op('part', ref('c'), 1)) } },
        ],
      }),
    );
    const [a, d] = ['a', 'd'].map((name) => known.get(`Scene.${name}`)!);
    assert.ok(a.kind === 'number' && d.kind === 'number');
    assert.deepEqual(a.outer, [1, 2]);
    assert.deepEqual(d.outer, [0, 2]);
    assert.equal(d.reach, undefined);
  });

  it('relations, places of grids and rows, groups and copulas: every value lies inside', () => {
    const plan = planOfScene(`language 1
dataset D { samples = 10; scene = S }
scene S {
  let depth = 3
  let body ~ copula { height ~ normal(1.7m, 10cm); mass ~ gamma(20, 3.7); correlation = 0.6 }
  let index2 = body.mass / (body.height / 1m)
  object ground = plane { size = (10m, 10m) }
  object posts = box { size = (10cm, 10cm, 10cm); count ~ 2 .. 6; place = grid { around = (1m, 0m, 0m); columns = 3; rows = 2; spacing = (1m, 2m) }; attribute gap = ground.gapTo(posts[0]); attribute number = index }
  object cups = cylinder { count = 4; radius = 5cm; place ~ row { places = 4; spacing = 1m; jitter = 10cm; azimuth = 30deg } ; attribute angle = ground.angleTo(main) }
  group shelf {
    count ~ 1 .. 3
    place = (index * 2m, 0m, -4m)
    let depth ~ 20cm .. 30cm
    object board = box { size = (1m, 2cm, depth); place = (0m, 1m, 0m); attribute own = index; attribute deep = depth }
    object jars = sphere { radius = 3cm; count ~ 1 .. 4; place ~ on(board) { crowded = overlap }; attribute own = index; attribute deep = depth + 1cm }
  }
  camera main = pinhole { place ~ shell { radius = 2m .. 3m; elevation = 10deg .. 60deg }; lookAt = ground }
  let hidden = main.occlusion(ground)
  let jars = count(shelf.jars)
  let some = any(shelf.jars where center.y > 0m)
  let total = sum(shelf.jars.radius)
  let seen = main.inView(ground)
  object last = box { size = (1m, 1m, 1m); place = (0m, 9m, 0m); attribute hidden2 = hidden; attribute jars2 = jars; attribute some2 = some; attribute total2 = total; attribute seen2 = seen; attribute wide = ground.size.x }
}
`);
    assert.ok(compare(plan, 12) > 300);
    const known = boundsOf(plan);
    const outer = (name: string) => {
      const bounds = known.get(name);
      return bounds?.kind === 'number' ? bounds.outer : undefined;
    };
    assert.deepEqual(outer('S.shelf[*].depth'), [0.2, 0.3]);
    assert.deepEqual(outer('S.shelf[*].board.deep'), [0.2, 0.3]);
    assert.deepEqual(outer('S.shelf[*].board.own'), [0, 2]);
    assert.deepEqual(outer('S.shelf[*].jars[*].own'), [0, 3]);
    assert.deepEqual(outer('S.jars'), [0, 12]);
    assert.deepEqual(outer('S.hidden'), [0, 1]);
    assert.deepEqual(outer('S.cups[*].angle'), [0, Math.PI]);
  });

  it('a relation that can never be is told by its bounds', () => {
    const thing: Element = object('thing', plane(1, 1));
    const gap = { output: 'gapTo', of: { element: 'thing' }, by: { element: 'other' } };
    const { scene } = planOf({ elements: [thing, object('other', plane(1, 1))] });
    const at = '0:1:1-1:9';
    const asked = { ...scene, requires: [{ name: 'near', condition: op('lt', gap, 0), at }] };
    const [{ faults }] = boundScenes([asked], {}, words).scenes;
    assert.deepEqual(
      faults.map((fault) => fault.kind === 'require' && fault.holds),
      ['never'],
    );
  });
});
