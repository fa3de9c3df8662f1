import assert from 'node:assert/strict';
import type { Expression } from '../../engine/plan/plan.js';
import { isHole, PlanError } from '../../engine/sampling/index.js';
import { box, element, object, op, require, samplerOf, tuple } from './support/plans.js';

const camera = element('camera', 'main', {
  type: 'pinhole',
  properties: { fov: { value: 1 }, resolution: { value: tuple(64, 48) } },
});
const thing = object('thing', box(1, 1, 1), { properties: { place: { value: tuple(0, 0, -5) } } });
const lamp = element('light', 'lamp', { type: 'point' });

const asks = (output: string, of: string, by: string): Expression => ({
  output,
  of: { element: of },
  by: { element: by },
});

describe('relations of plans that mean nothing', () => {
  const refused = (condition: Expression, code: string) =>
    assert.throws(
      () => samplerOf({ elements: [camera, thing, lamp], requires: [require('r', condition)] }),
      (error: unknown) => error instanceof PlanError && error.code === code,
    );

  it('are refused with the reason', () => {
    refused(asks('nearness', 'thing', 'lamp'), 'plan/unknown-name');
    refused(asks('inView', 'thing', 'lamp'), 'plan/invalid');
    refused(op('lt', asks('occlusion', 'thing', 'thing'), 1), 'plan/invalid');
    refused(op('lt', asks('occlusion', 'main', 'lamp'), 1), 'plan/invalid');
    refused(op('lt', asks('gapTo', '@own', 'thing'), 1), 'plan/invalid');
    refused(op('lt', asks('gapTo', '@it', 'thing'), 1), 'plan/invalid');
    refused(op('lt', asks('gapTo', 'nobody', 'thing'), 1), 'plan/unknown-name');
  });

  it('are refused where a place needs what it hides', () => {
    const size: Expression = op('add', 1, asks('occlusion', 'main', 'thing'));
    const other = object('other', box(1, 1, 1), { properties: { scale: { value: size } } });
    assert.throws(
      () => samplerOf({ elements: [camera, thing, other] }),
      (error: unknown) => error instanceof PlanError && error.code === 'plan/cycle',
    );
  });
});

describe('an occlusion of extreme things', () => {
  it('is from 0 to 1, whatever their size', () => {
    for (const scale of [1e-300, 1e-150, 1e-9, 1e9, 1e150, 1e300]) {
      const shape = object('shape', box(1, 1, 1), {
        properties: { scale: { value: scale }, place: { value: tuple(0, 0, -3) } },
      });
      const wall = object('wall', box(9, 9, 1e-6), {
        properties: {
          scale: { value: scale },
          place: { value: tuple(0, 0, -2) },
        },
      });
      for (const by of ['shape', 'thing']) {
        const value = asks('occlusion', 'main', by);
        const held = require('r', op('and', op('ge', value, 0), op('le', value, 1)));
        const outcome = samplerOf({ elements: [camera, thing, shape, wall], requires: [held] }).sample(0);
        if (isHole(outcome)) assert.notEqual(outcome.hole.code, 'attempts-exhausted', outcome.hole.message);
      }
    }
  });
});
