import assert from 'node:assert/strict';
import type { Element, Template } from '../../engine/plan/plan.js';
import { labelledClasses } from '../../runner/exports/index.js';
import { kitchenPlan, shape, thing } from './support/kitchen-plan.js';

function classesOf(elements: Element[], templates: Record<string, Template> = {}) {
  const { scene } = kitchenPlan();
  const plan = kitchenPlan({ scene: { ...scene, elements }, templates });
  return labelledClasses(plan).map(({ path, keypoints }) => [path, ...keypoints]);
}

describe('the classes that things may have', () => {
  it('are found through choices and templates, in order of their ids', () => {
    assert.deepEqual(
      labelledClasses(kitchenPlan()).map(({ path, id, keypoints }) => [path, id, ...keypoints]),
      [
        ['mug', 1, 'rim', 'handle'],
        ['fruit.apple', 11],
      ],
    );
  });

  it('are those of all scenes of a mixture', () => {
    const { scene } = kitchenPlan();
    const cup = thing('a', { value: shape('mug') }, { class: { value: { class: 'cup' } } });
    const others = [{ weight: 1, scene: { ...scene, elements: [cup] } }];
    const plan = { ...kitchenPlan(), mixture: { weight: 1, others } };
    assert.deepEqual(
      labelledClasses(plan).map(({ path }) => path),
      ['mug', 'cup', 'fruit.apple'],
    );
  });

  it("are those that an object writes before its asset's", () => {
    const properties = { class: { value: { class: 'cup' } } };
    assert.deepEqual(classesOf([thing('a', { value: shape('mug', ['rim']) }, properties)]), [['cup', 'rim']]);
  });

  it('have the key points of all their assets, each name once', () => {
    const elements = [
      thing('a', { value: shape('mug', ['rim', 'handle']) }),
      thing('b', { if: true, then: { value: shape('mug', ['foot', 'rim']) } }),
    ];
    assert.deepEqual(classesOf(elements), [['mug', 'rim', 'handle', 'foot']]);
  });

  it('are all that the plan mentions where a class is computed', () => {
    const computed = { class: { value: { variable: 'kind', up: 0 } } };
    const elements = [
      thing('a', { value: shape(null) }, computed),
      thing('b', { value: shape('fruit.banana') }),
    ];
    const lets = [{ name: 'kind', term: { value: { class: 'cup' } } }];
    assert.deepEqual(classesOf([{ ...elements[0], lets }, elements[1]]), [['cup'], ['fruit.banana']]);
  });

  it('are found in templates that use themselves, and where names are those of objects', () => {
    const templates: Record<string, Template> = {
      A: { kind: 'asset', term: { if: true, then: { value: { use: 'B' } }, else: { value: shape('mug') } } },
      B: { kind: 'asset', term: { value: { use: 'A' } } },
    };
    assert.deepEqual(classesOf([thing('a', { value: { use: 'A' } })], templates), [['mug']]);
    assert.deepEqual(classesOf([thing('a', { value: { use: 'toString' } })], templates), []);
  });
});
