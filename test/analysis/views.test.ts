import assert from 'node:assert/strict';
import { Analysis } from '../../engine/analysis/index.js';
import type { Element } from '../../engine/plan/plan.js';
import { createSampler } from '../../engine/sampling/index.js';
import { box, element, noModels, object, planOf, scalar, tuple } from '../sampling/support/plans.js';

const camera = element('camera', 'eye', {
  type: 'pinhole',
  properties: {
    place: { value: tuple(0, 0, 5) },
    fov: { value: Math.PI / 2 },
    resolution: { value: tuple(800, 600) },
  },
});

function cube(name: string, x: number, z: number, more: Element['properties'] = {}): Element {
  return object(name, box(1, 1, 1), {
    properties: { place: { value: tuple(x, 0, z) }, class: { value: { class: 'cube' } }, ...more },
  });
}

function viewsOf(...things: readonly Element[]) {
  const plan = { ...planOf({ elements: [...things, camera] }), classes: [{ path: 'cube', id: 1 }] };
  const analysis = new Analysis(plan, createSampler(plan, noModels));
  for (let index = 0; index < 100; index += 1) analysis.add(index);
  return analysis.statistics(true).views;
}

describe('analysis: boxes before rendering', () => {
  it('are the projections of the nearest face', () => {
    // With 90° over 800 pixels the focal length is 400; the front face of the cube is 4.5 m away.
    const [view] = viewsOf(cube('a', 0, 0));
    assert.equal(view.camera, 'eye');
    assert.equal(view.things, 100);
    for (const size of [view.width, view.height])
      for (const value of size) assert.ok(Math.abs(value - 400 / 4.5) < 1e-9);
    assert.deepEqual([view.truncated, view.outside], [0, 0]);
  });

  it('are cut off at the borders, and left out beyond', () => {
    const [view] = viewsOf(cube('a', 0, 0), cube('b', 5, 0), cube('c', 20, 0), cube('d', 0, 9));
    assert.equal(view.truncated, 0.25);
    assert.equal(view.outside, 0.5);
    // The left half of b: from 400 + 400 · 4.5 / 5.5 to the border.
    const width = 400 - (400 * 4.5) / 5.5;
    assert.ok(Math.abs(view.width[0] - width) < 1e-9);
  });

  it('of what surrounds the camera fill the image', () => {
    const [view] = viewsOf(cube('a', 0, 5));
    assert.equal(view.truncated, 1);
    assert.deepEqual([view.width[2], view.height[2]], [800, 600]);
  });

  it('have the shares of what is drawn', () => {
    const place = { draw: { product: [scalar('uniform', -10, 10), { fixed: 0 }, { fixed: 0 }] } };
    const [view] = viewsOf(cube('a', 0, 0, { place }));
    // Out of view where |x| > 6: the far face, 5.5 m away, is 5.5 m wide to each side.
    assert.ok(Math.abs(view.outside - 0.4) < 0.15, String(view.outside));
  });
});
