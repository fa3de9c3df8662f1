import type { Block, Element, Plan, Template, Term } from '../../../engine/plan/plan.js';

/** A shape with a class and key points. */
export function shape(className: string | null, keypoints: readonly string[] = []): Block {
  return {
    block: 'box',
    lets: [],
    attributes: [],
    properties: className === null ? {} : { class: { value: { class: className } } },
    ...(keypoints.length > 0
      ? { keypoints: keypoints.map((name) => ({ name, position: { tuple: [0, 0, 0] } })) }
      : {}),
  };
}

export function thing(name: string, asset: Term, properties: Element['properties'] = {}): Element {
  return { kind: 'object', name, asset, lets: [], attributes: [], properties, requires: [] };
}

/** A plan of mugs (rim and handle), apples and a distractor; bananas and cups are declared and never made. */
export function kitchenPlan(changes: Partial<Plan> = {}): Plan {
  const templates: Record<string, Template> = {
    Mug: { kind: 'asset', term: { value: shape('mug', ['rim', 'handle']) } },
    Apple: { kind: 'asset', term: { value: shape('fruit.apple') } },
    Junk: { kind: 'asset', term: { value: shape(null) } },
  };
  const choice = Object.keys(templates).map((label) => ({
    label,
    weight: 1,
    term: { value: { use: label } },
  }));
  return {
    schema: 'specimen-plan/1',
    language: 1,
    dataset: {
      name: 'Kitchens',
      seed: 0,
      samples: 4,
      attempts: 10,
      split: [
        { name: 'train', share: 0.5 },
        { name: 'test', share: 0.5 },
      ],
    },
    scene: {
      name: 'Kitchen',
      root: 'Kitchen',
      lets: [],
      elements: [thing('things', { draw: { choice } })],
      requires: [],
    },
    templates,
    classes: [
      { path: 'fruit', id: 10 },
      { path: 'fruit.banana', id: 12 },
      { path: 'fruit.apple', id: 11 },
      { path: 'mug', id: 1 },
      { path: 'cup', id: 2 },
    ],
    files: [],
    labels: [],
    exports: [],
    sources: [],
    ...changes,
  };
}
