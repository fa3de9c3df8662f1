import type { Dataset, Element, Plan, Require, Variable } from '../../../engine/plan/plan.js';

interface Parts {
  readonly seed?: number;
  readonly attempts?: number;
  readonly split?: Dataset['split'];
  readonly classes?: readonly string[];
  readonly lets?: readonly Variable[];
  readonly elements?: readonly (Pick<Element, 'kind' | 'name'> & Partial<Element>)[];
  readonly requires?: readonly Require[];
}

/** A plan of a scene `Kitchen` with these parts. */
export function planOf(parts: Parts): Plan {
  const { seed = 1, attempts = 1000, split = [{ name: 'all', share: 1 }], classes = [] } = parts;
  const { lets = [], elements = [], requires = [] } = parts;
  return {
    schema: 'specimen-plan/1',
    language: 1,
    dataset: { name: 'Test', seed, samples: 1000, attempts, split },
    classes: classes.map((path, index) => ({ path, id: index + 1 })),
    files: [],
    templates: {},
    labels: [],
    exports: [],
    sources: [],
    scene: {
      name: 'Kitchen',
      root: 'Kitchen',
      lets,
      requires,
      elements: elements.map((element) => ({
        lets: [],
        attributes: [],
        properties: {},
        requires: [],
        ...element,
      })),
    },
  };
}
