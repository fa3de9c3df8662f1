import assert from 'node:assert/strict';
import { Analysis, usualSamples } from '../../engine/analysis/index.js';
import { createSampler, isHole } from '../../engine/sampling/index.js';
import { box, noModels, object, plane, planOf, scalar, tuple } from '../sampling/support/plans.js';
import { physics } from '../support/physics.js';

describe('analysis: what it costs', () => {
  it('is a second or so: fewer samples of larger worlds, never fewer than a hundred', () => {
    const values = (each: number) => 100 * each;
    assert.equal(usualSamples(values(10)), 1000);
    assert.equal(usualSamples(values(250)), 1000);
    assert.equal(usualSamples(values(500)), 500);
    assert.equal(usualSamples(values(550)), 400);
    assert.equal(usualSamples(values(1e6)), 100);
    assert.equal(usualSamples(0), 1000);
  });

  it('counts variables and things', () => {
    const plan = planOf({
      lets: [{ name: 'a', term: { draw: scalar('uniform', 0, 1) } }],
      elements: [object('b', box(1, 1, 1), { count: { value: 3 } })],
    });
    const analysis = new Analysis(plan, createSampler(plan, noModels));
    for (let index = 0; index < 5; index += 1) analysis.add(index);
    assert.equal(analysis.values, 5 * (1 + 3));
  });

  it('lets nothing fall, which changes no draw and no place before the fall', () => {
    const plan = planOf({
      elements: [
        object('table', plane(2, 2)),
        object('cube', box(0.1, 0.1, 0.1), {
          lets: [{ name: 'x', term: { draw: scalar('uniform', -0.5, 0.5) } }],
          properties: {
            place: { value: { tuple: [{ variable: 'x', up: 0 }, 0.5, 0] } },
            drop: { value: 'physics' },
          },
        }),
        object('post', box(0.1, 0.1, 0.1), { properties: { place: { value: tuple(0.8, 0.05, 0.8) } } }),
      ],
    });
    const [still, fallen] = ['none' as const, physics].map((each) =>
      createSampler(plan, noModels, each).sample(3),
    );
    assert.ok(!isHole(still) && !isHole(fallen));
    assert.deepEqual(still.variables, fallen.variables);
    assert.deepEqual(still.cells, fallen.cells);
    const heights = ({ objects }: typeof still) => objects.map(({ matrix }) => matrix[13]);
    assert.deepEqual(heights(still), [0, 0.5, 0.05]);
    assert.ok(Math.abs(heights(fallen)[1]! - 0.05) < 0.002);
  });
});
