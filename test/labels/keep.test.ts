import { deepEqual, throws } from 'node:assert/strict';
import type { Expression } from '../../engine/plan/plan.js';
import { PlanError } from '../../engine/sampling/index.js';
import { cameraAt, label, only, planWith, thin } from './support/scenes.js';

const visibility = { measure: 'visibility' };
const truncation = { measure: 'truncation' };
const area = { measure: 'area' };
const op = (name: string, ...args: Expression[]): Expression => ({ op: name, args });

/** Half of it lies outside the image: 20 x 20 pixels are seen; what is kept of it. */
function kept(labels: Readonly<Record<string, Expression | undefined>>): Readonly<Record<string, boolean>> {
  return only(
    label([{ id: 1, size: [0.4, 0.2, thin], at: [-1, 0, -1 - thin / 2] }], cameraAt(), planWith(labels)),
  ).kept;
}

describe('What a label keeps', () => {
  it('is everything, of the labels that are about objects', () => {
    deepEqual(kept({ rgb: undefined, boxes: undefined, depth: undefined, pose: undefined }), {
      boxes: true,
      pose: true,
    });
  });

  it('goes by visibility, truncation and area', () => {
    deepEqual(
      kept({
        boxes: op('gt', visibility, 0.1),
        amodalBoxes: op('lt', truncation, 0.5),
        masks: op('and', op('ge', area, 400), op('le', truncation, 0.5)),
        keypoints: op('in', area, { low: 401, high: 1000 }),
        pose: { test: op('gt', truncation, 0.4), then: op('eq', op('max', area, 5), 400), else: false },
      }),
      { boxes: true, amodalBoxes: false, masks: true, keypoints: false, pose: true },
    );
  });

  it('takes no side where a number has no value', () => {
    const none = op('div', op('sub', area, 400), 0);
    deepEqual(kept({ boxes: op('gt', none, 0), masks: op('le', none, 0) }), { boxes: false, masks: false });
  });

  it('does not look at what no longer counts', () => {
    deepEqual(kept({ boxes: op('or', true, op('not', 3)), masks: op('and', false, 3) }), {
      boxes: true,
      masks: false,
    });
  });

  it('is refused where it is no condition', () => {
    const faulty: Record<string, Expression> = {
      'plan/unknown-name op': op('constructor', 1),
      'plan/unknown-name measure': op('gt', { measure: 'colour' }, 1),
      'plan/invalid number': area,
      'plan/invalid arity': op('gt', area),
      'plan/invalid operand': op('gt', 'much', area),
      'plan/invalid and': op('and', area, true),
      'plan/invalid test': { test: area, then: true, else: true },
      'plan/invalid variable': op('gt', { variable: 'x', up: 0 }, 1),
    };
    for (const [name, boxes] of Object.entries(faulty)) {
      throws(
        () => kept({ boxes }),
        (error) => error instanceof PlanError && error.code === name.split(' ')[0],
        name,
      );
    }
  });
});
