import assert from 'node:assert/strict';
import { createSampler, isHole, type Sample } from '../../engine/sampling/index.js';
import { uniform } from './support/oracle.js';
import {
  block,
  draws,
  element,
  fixes,
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
  worldsOf,
} from './support/plans.js';
import { chiSquare, chiSquareLimit, deviation, mean, standardErrors } from './support/statistics.js';

const parent = draws('a', scalar('uniform', 0.5, 1));
const child = draws('b', scalar('uniform', 0, ref('a')));

/**
 * a ~ U(0.5, 1), b ~ U(0, a), given b > 0.5. The density of a is as 1 - 0.5 / a, so with c = 0.5 - 0.5 ln 2
 * E[a] = (1/c) ∫ a - 0.5 da = 0.125 / c and E[b] = (1/c) ∫ (a² - 0.25) / (2a) da = (0.1875 - 0.125 ln 2) / c.
 */
const normalizer = 0.5 - 0.5 * Math.LN2;
const expectedA = 0.125 / normalizer;
const expectedB = (0.1875 - 0.125 * Math.LN2) / normalizer;

describe('cells', () => {
  describe('are exact', () => {
    const count = 40_000;
    const closed = worldsOf(
      samplerOf({ lets: [parent, child], requires: [require('big', op('gt', ref('b'), 0.5))] }),
      count,
    );
    const free = worldsOf(samplerOf({ lets: [parent, child] }), count);

    it('as the closed form says', () => {
      const as = closed.map((world) => numberAt(world, 'Scene.a'));
      const bs = closed.map((world) => numberAt(world, 'Scene.b'));
      assert.ok(closed.every((world) => numberAt(world, 'Scene.b') > 0.5));
      assert.ok(standardErrors(as, expectedA) < 4, `mean of a ${mean(as)}, not ${expectedA}`);
      assert.ok(standardErrors(bs, expectedB) < 4, `mean of b ${mean(bs)}, not ${expectedB}`);
    });

    it('as rejection of whole samples is', () => {
      const accepted = free.filter((world) => numberAt(world, 'Scene.b') > 0.5);
      assert.ok(
        standardErrors(
          accepted.map((world) => numberAt(world, 'Scene.a')),
          expectedA,
        ) < 4,
      );
      assert.ok(
        standardErrors(
          accepted.map((world) => numberAt(world, 'Scene.b')),
          expectedB,
        ) < 4,
      );
    });

    it('and not as if the child alone were drawn anew', () => {
      const redrawn = free.map((world, index) => {
        const a = numberAt(world, 'Scene.a');
        for (let attempt = 0; ; attempt += 1) {
          const b = a * uniform(7, 'Scene.b', index, attempt);
          if (b > 0.5) return { a, b };
        }
      });
      assert.ok(
        standardErrors(
          redrawn.map(({ a }) => a),
          0.75,
        ) < 4,
      );
      assert.ok(
        standardErrors(
          redrawn.map(({ a }) => a),
          expectedA,
        ) > 50,
      );
      assert.ok(
        standardErrors(
          redrawn.map(({ b }) => b),
          expectedB,
        ) > 30,
      );
    });
  });

  it('give worlds of places, counts and views as rejection of whole worlds does', () => {
    const it = { element: '@it' };
    const inView = { output: 'inView', of: { element: 'eye' }, by: it };
    const parts: PlanParts = {
      lets: [draws('wide', scalar('uniform', 0.3, 0.9))],
      elements: [
        object('table', plane(2, 2)),
        object('things', block('box', { size: { value: tuple(ref('wide', 2), 0.2, 0.3) } }), {
          count: { draw: scalar('whole', 1, 4) },
          present: { draw: scalar('bernoulli', 0.8) },
          properties: {
            place: { draw: spatial('on', { element: 'table' }, { candidates: 2 }) },
            yaw: { draw: scalar('uniform', 0, 3) },
          },
        }),
        element('camera', 'eye', {
          type: 'pinhole',
          properties: {
            place: { draw: spatial('shell', { element: 'table' }) },
            lookAt: { value: { element: 'table' } },
            fov: { value: 0.8 },
            resolution: { value: tuple(4, 3) },
          },
        }),
      ],
      requires: [require('seen', op('ge', { aggregate: 'count', over: 'things', where: inView }, 2))],
    };
    const facts = (world: Sample) => {
      const places = world.objects.slice(1).map(({ matrix }) => matrix);
      const height = vectorAt(world, 'Scene.eye.place')[1];
      return [
        numberAt(world, 'Scene.wide'),
        numberAt(world, 'Scene.things.count'),
        places.length,
        mean(places.map((matrix) => matrix[12] ** 2 + matrix[14] ** 2)),
        height,
      ];
    };
    const closed = worldsOf(samplerOf(parts), 6_000).map(facts);
    // With one attempt for each cell, the worlds that are no holes are those whose first draws meet all conditions.
    const once = samplerOf({ ...parts, attempts: 1 });
    const rejected = Array.from({ length: 24_000 }, (_, index) => once.sample(100_000 + index)).flatMap(
      (outcome) => (isHole(outcome) ? [] : [facts(outcome)]),
    );
    assert.ok(rejected.length > 3_000 && rejected.length < 20_000, `${rejected.length}`);
    closed[0].forEach((_, fact) => {
      const [a, b] = [closed, rejected].map((worlds) => worlds.map((values) => values[fact]));
      const error = Math.hypot(deviation(a) / Math.sqrt(a.length), deviation(b) / Math.sqrt(b.length));
      assert.ok(Math.abs(mean(a) - mean(b)) < 4 * error, `fact ${fact}: ${mean(a)} and ${mean(b)}`);
    });
  });

  it('draw each variable at the attempt that was accepted', () => {
    const sampler = samplerOf({ lets: [parent, child], requires: [require('big', op('gt', ref('b'), 0.5))] });
    for (const world of worldsOf(sampler, 200)) {
      let attempt = 0;
      const b = () =>
        (0.5 + 0.5 * uniform(7, 'Scene.a', world.index, attempt)) *
        uniform(7, 'Scene.b', world.index, attempt);
      while (!(b() > 0.5)) attempt += 1;
      assert.equal(numberAt(world, 'Scene.b'), b());
      assert.equal(world.cells[0].attempts, attempt + 1);
    }
  });

  describe('of five independent conditions', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const lets = [...names, 'free'].map((name) => draws(name, scalar('uniform', 0, 1)));
    const below = (bound: number) => (name: string) => require(`low_${name}`, op('lt', ref(name), bound));
    const count = 5_000;
    const worlds = worldsOf(samplerOf({ lets, requires: names.map(below(0.3)) }), count);

    it('are five, and cost the sum of their attempts and not the product', () => {
      const totals = worlds.map(({ cells }) => cells.reduce((sum, { attempts }) => sum + attempts, 0));
      assert.ok(worlds.every(({ cells }) => cells.length === 5));
      assert.ok(standardErrors(totals, 5 / 0.3) < 4, `mean ${mean(totals)}`);
    });

    it('take attempts that do not depend on one another', () => {
      const [first, second] = [0, 1].map((cell) => worlds.map(({ cells }) => cells[cell].attempts));
      const products = first.map((attempts, index) => (attempts - 1 / 0.3) * (second[index] - 1 / 0.3));
      assert.ok(standardErrors(products, 0) < 4);
    });

    it('move only their own variables', () => {
      const changed = samplerOf({
        lets,
        requires: [require('low_a', op('gt', ref('a'), 0.9)), ...names.slice(1).map(below(0.3))],
      });
      const others = [...names.slice(1), 'free'];
      worldsOf(changed, count).forEach((world, index) => {
        for (const name of others)
          assert.equal(world.variables[`Scene.${name}`], worlds[index].variables[`Scene.${name}`]);
        assert.ok(numberAt(world, 'Scene.a') > 0.9);
      });
    });
  });

  describe('of elements', () => {
    const accepting = 0.5;
    const thing = (count: PlanParts['lets']) =>
      element('light', 'lamps', {
        type: 'point',
        count: count![0].term,
        lets: [draws('x', scalar('uniform', 0, 1))],
        requires: [require('low', op('lt', ref('x'), accepting))],
      });

    it('with a random number are one, which weighs each number by the chance that all its conditions hold', () => {
      const sampler = samplerOf({ elements: [thing([draws('count', scalar('whole', 1, 4))])] });
      assert.deepEqual(sampler.cells, [
        {
          requires: ['Scene.lamps[*].low'],
          variables: ['Scene.lamps.count', 'Scene.lamps[*].x'],
          home: 'Scene',
        },
      ]);
      const counts = [0, 0, 0, 0];
      for (const world of worldsOf(sampler, 20_000)) counts[numberAt(world, 'Scene.lamps.count') - 1] += 1;
      const weights = [1, 2, 3, 4].map((number) => accepting ** number);
      const sum = weights.reduce((total, weight) => total + weight, 0);
      assert.ok(
        chiSquare(
          counts,
          weights.map((weight) => weight / sum),
        ) < chiSquareLimit[3],
        `${counts}`,
      );
    });

    it('with a fixed number are one for each instance', () => {
      const sampler = samplerOf({ elements: [thing([fixes('count', 4)])] });
      assert.equal(sampler.cells[0].home, 'Scene.lamps[*]');
      const worlds = worldsOf(sampler, 4_000);
      assert.deepEqual(
        worlds[0].cells.map(({ requires }) => requires),
        [0, 1, 2, 3].map((index) => [`Scene.lamps[${index}].low`]),
      );
      const totals = worlds.map(({ cells }) => cells.reduce((sum, { attempts }) => sum + attempts, 0));
      assert.ok(standardErrors(totals, 4 / accepting) < 4);
    });

    it('that name one instance hold that one only', () => {
      const lamps = element('light', 'lamps', {
        type: 'point',
        count: { value: 3 },
        lets: [draws('x', scalar('uniform', 0, 1))],
      });
      const first = { output: 'x', of: { element: 'lamps', index: 0 } };
      const free = worldsOf(samplerOf({ elements: [lamps] }), 300);
      const bound = worldsOf(
        samplerOf({ elements: [lamps], requires: [require('low', op('lt', first, 0.1))] }),
        300,
      );
      bound.forEach((world, index) => {
        assert.ok(numberAt(world, 'Scene.lamps[0].x') < 0.1);
        for (const other of [1, 2]) {
          assert.equal(
            world.variables[`Scene.lamps[${other}].x`],
            free[index].variables[`Scene.lamps[${other}].x`],
          );
        }
      });
    });
  });

  it('hold what decides whether a condition is asked', () => {
    const night = draws('night', scalar('bernoulli', 0.5));
    const requires = [{ name: 'dark', when: ref('night'), condition: op('lt', ref('x'), 0.25) }];
    const sampler = samplerOf({ lets: [night, draws('x', scalar('uniform', 0, 1))], requires });
    assert.deepEqual(sampler.cells[0].variables, ['Scene.night', 'Scene.x']);
    const nights = worldsOf(sampler, 20_000).map(({ variables }) => (variables['Scene.night'] ? 1 : 0));
    // P(night | accepted) = 0.5 * 0.25 / (0.5 * 0.25 + 0.5).
    assert.ok(standardErrors(nights, 0.2) < 4);
  });

  it('that never come true make a hole that names the condition that fails most', () => {
    const requires = [require('often', op('lt', ref('x'), 0.9)), require('never', op('gt', ref('x'), 2))];
    const outcome = samplerOf({ lets: [draws('x', scalar('uniform', 0, 1))], requires, attempts: 50 }).sample(
      3,
    );
    assert.ok(isHole(outcome));
    assert.equal(outcome.hole.code, 'attempts-exhausted');
    assert.equal(outcome.hole.address, 'Scene.never');
    assert.equal(outcome.hole.requires[0], 'Scene.never');
    assert.equal(outcome.hole.attempts, 50);
  });

  it('without anything random are asked once', () => {
    const outcome = createSampler(planOf({ requires: [require('never', op('gt', 1, 2))] }), noModels).sample(
      0,
    );
    assert.ok(isHole(outcome));
    assert.equal(outcome.hole.attempts, 1);
  });
});
