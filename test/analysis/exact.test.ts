import assert from 'node:assert/strict';
import { analyse } from '../../engine/analysis/index.js';
import type { Distribution } from '../../engine/plan/plan.js';
import { createSampler } from '../../engine/sampling/index.js';
import { close } from './support/close.js';
import { planOf } from './support/plan.js';

const noModels = {
  mesh: () => {
    throw new Error('the plan has no models');
  },
};

const normal = { dist: 'normal', args: [3, 2] };
const cases: [name: string, draw: Distribution, exact: (readonly [number, number])[]][] = [
  ['a list of values', { dist: 'empirical', args: [{ tuple: [1, 3] }] }, [[2, 1]]],
  ['pairs', { dist: 'piecewise', args: [{ tuple: [0, 1] }, { tuple: [1, 1] }] }, [[0.5, Math.sqrt(1 / 12)]]],
  ['a list and a number', { dist: 'kernel', args: [{ tuple: [-4, 4] }, 3] }, [[0, 5]]],
  [
    'the parts of a copula',
    { copula: [normal, { dist: 'kernel', args: [{ tuple: [-4, 4] }, 3] }], correlation: [0.5] },
    [
      [3, 2],
      [0, 5],
    ],
  ],
];

describe('the mean and deviation in closed form', () => {
  for (const [name, draw, exact] of cases) {
    it(`is told of ${name}`, async () => {
      const plan = planOf({ lets: [{ name: 'x', term: { draw } }] });
      const { variables } = await analyse(plan, createSampler(plan, noModels), {
        samples: 10,
        pause: () => Promise.resolve(),
        now: () => 0,
      });
      assert.equal(variables[0].components.length, exact.length);
      variables[0].components.forEach((component, at) => {
        const [mean, deviation] = exact[at];
        close(component.exact!.mean, mean, 1e-14);
        close(component.exact!.deviation, deviation, 1e-14);
      });
    });
  }
});
