import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Bounds, boundScenes, type Words } from '../../engine/bounds/index.js';
import type { Distribution, Expression, Variable } from '../../engine/plan/plan.js';
import { isHole } from '../../engine/sampling/index.js';
import {
  choice,
  fixes,
  object,
  op,
  type PlanParts,
  plane,
  planOf,
  ref,
  samplerOf,
  scalar,
  tuple,
} from '../sampling/support/plans.js';
import { randomPlans } from '../sampling/support/random-plans.js';

const words: Words = { limits: () => undefined, conditions: () => [] };
const samples = 40;

function boundsOf(parts: PlanParts): ReadonlyMap<string, Bounds> {
  const { scene, templates } = planOf(parts);
  return boundScenes([scene], templates, words).scenes[0].variables;
}

/** What is wrong with a value, or nothing. */
function outside(value: unknown, bounds: Bounds): string | undefined {
  switch (bounds.kind) {
    case 'number': {
      if (typeof value !== 'number') return `${JSON.stringify(value)} is no number`;
      const [low, high] = bounds.outer;
      if (!(low <= value && value <= high)) return `${value} is not in ${low} .. ${high}`;
      return bounds.whole && !Number.isInteger(value) ? `${value} is not whole` : undefined;
    }
    case 'truth':
      return bounds.may === 'both' || bounds.may === String(value)
        ? undefined
        : `${value} is not ${bounds.may}`;
    case 'tuple':
      if (!Array.isArray(value) || value.length !== bounds.parts.length) return 'a tuple of another size';
      return bounds.parts.map((part, at) => outside(value[at], part)).find((each) => each !== undefined);
    default:
      return undefined;
  }
}

const number = fc.double({ min: -3, max: 3, noNaN: true });
const variables = ['a', 'b', 'c', 'd', 'e', 'f', 'w'];

/** Expressions of numbers over some variables; with arguments outside their domains, too. */
const { numeric } = fc.letrec<{ numeric: Expression; truth: Expression }>((tie) => ({
  numeric: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(
      number,
      fc.integer({ min: -3, max: 3 }),
      fc.constantFrom(...variables).map((name) => ref(name, 1)),
    ),
    fc
      .tuple(
        fc.constantFrom('add', 'sub', 'mul', 'div', 'mod', 'min', 'max', 'pow', 'atan2'),
        tie('numeric'),
        tie('numeric'),
      )
      .map(([name, a, b]) => op(name, a, b)),
    fc
      .tuple(
        fc.constantFrom(
          ...['neg', 'abs', 'floor', 'ceil', 'round', 'sqrt', 'exp', 'log'],
          ...['sin', 'cos', 'tan', 'asin', 'acos', 'atan'],
        ),
        tie('numeric'),
      )
      .map(([name, a]) => op(name, a)),
    fc
      .tuple(fc.constantFrom('clamp', 'mix'), tie('numeric'), tie('numeric'), tie('numeric'))
      .map(([name, a, b, c]) => op(name, a, b, c)),
    fc
      .tuple(tie('truth'), tie('numeric'), tie('numeric'))
      .map(([test, a, b]): Expression => ({ test, then: a, else: b })),
    fc.tuple(tie('numeric'), tie('numeric')).map(([a, b]) => op('length', tuple(a, b))),
    fc.tuple(tie('numeric'), tie('numeric')).map(([a, b]) => op('dot', tuple(a, 2), tuple(b, a))),
  ),
  truth: fc.oneof(
    { maxDepth: 3 },
    fc
      .tuple(fc.constantFrom('lt', 'le', 'gt', 'ge', 'eq', 'ne'), tie('numeric'), tie('numeric'))
      .map(([name, a, b]) => op(name, a, b)),
    fc.tuple(fc.constantFrom('and', 'or'), tie('truth'), tie('truth')).map(([name, a, b]) => op(name, a, b)),
    tie('truth').map((a) => op('not', a)),
  ),
}));

const given: readonly Variable[] = [
  { name: 'a', term: { draw: scalar('uniform', -1, 2) } },
  { name: 'b', term: { draw: scalar('normal', ref('a'), 0.5) } },
  { name: 'c', term: { draw: scalar('exponential', 0.7) } },
  { name: 'd', term: { draw: choice({ low: [1, { value: -2 }], high: [1, { value: ref('b') }] }) } },
  { name: 'e', term: { draw: scalar('beta', 2, 0.5) } },
  { name: 'f', term: { draw: scalar('logNormal', 2, 0.4) } },
  { name: 'w', term: { draw: scalar('whole', -2, 3) } },
];

describe('bounds: the interval of a variable contains whatever is drawn', () => {
  it('of the variables of any plan', () => {
    fc.assert(
      fc.property(randomPlans, (parts) => {
        const bounds = boundsOf(parts);
        const sampler = samplerOf(parts);
        for (let index = 0; index < samples / 4; index += 1) {
          const world = sampler.sample(index);
          if (isHole(world)) continue;
          for (const [address, value] of Object.entries(world.variables)) {
            const known = bounds.get(address.replaceAll(/\[\d+\]/g, '[*]'));
            if (known === undefined || typeof value === 'string') continue;
            assert.equal(outside(value, known), undefined, address);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('of any expression', () => {
    fc.assert(
      fc.property(numeric, fc.nat(), (expression, seed) => {
        const thing = object('thing', plane(1, 1), { attributes: [fixes('value', expression)] });
        const parts: PlanParts = { seed, lets: given, elements: [thing] };
        const known = boundsOf(parts).get('Scene.thing.value')!;
        const sampler = samplerOf(parts);
        for (let index = 0; index < samples; index += 1) {
          const world = sampler.sample(index);
          if (isHole(world)) continue;
          const { value } = world.objects[0].attributes;
          assert.equal(outside(value, known), undefined, JSON.stringify([expression, world.variables]));
        }
      }),
      { numRuns: 600 },
    );
  });

  it('of every distribution, whatever its parameters', () => {
    const small = fc.double({ min: 0.01, max: 30, noNaN: true });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const draws: fc.Arbitrary<Distribution> = fc.oneof(
      fc.tuple(number, small).map(([a, b]) => scalar('uniform', a, a + b)),
      fc.tuple(number, small).map(([a, b]) => scalar('normal', a, b)),
      fc.tuple(number, small, number, small).map(([a, b, c, d]) => scalar('truncatedNormal', a, b, c, c + d)),
      fc.tuple(small, small).map(([a, b]) => scalar('logNormal', a, b)),
      fc.tuple(small, small).map(([a, b]) => scalar('logUniform', a, a + b)),
      small.map((a) => scalar('exponential', a)),
      fc.tuple(small, small).map(([a, b]) => scalar('beta', a, b)),
      fc.tuple(small, small).map(([a, b]) => scalar('gamma', a, b)),
      fc.tuple(number, share, small).map(([a, b, c]) => scalar('triangular', a, a + b * c, a + c)),
      small.map((a) => scalar('poisson', a)),
      share.map((a) => scalar('bernoulli', a)),
      fc.tuple(fc.nat(40), share).map(([a, b]) => scalar('binomial', a, b)),
    );
    fc.assert(
      fc.property(draws, fc.nat(), (draw, seed) => {
        const parts: PlanParts = { seed, lets: [{ name: 'a', term: { draw } }] };
        const known = boundsOf(parts).get('Scene.a')!;
        const sampler = samplerOf(parts);
        for (let index = 0; index < samples; index += 1) {
          const world = sampler.sample(index);
          if (!isHole(world)) assert.equal(outside(world.variables['Scene.a'], known), undefined);
        }
      }),
      { numRuns: 300 },
    );
  });
});
