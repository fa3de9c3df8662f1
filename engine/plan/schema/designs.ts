import type { GridDesign, Mixture, PermutationDesign, Quota, SobolDesign } from '../plan.js';
import { type JsonSchema, list, node, object, ref, text, wholeNumber } from './json-schema.js';

const address: JsonSchema = {
  description: 'The address of a variable that is drawn once a sample.',
  type: 'string',
  pattern: '^[^.\\[\\]#]+(\\.[^.\\[\\]#]+)+$',
};

export const designs: JsonSchema = {
  title: 'design',
  description: 'Replaces uniform numbers of variables by a function of the number of the sample.',
  anyOf: ['SobolDesign', 'GridDesign', 'PermutationDesign'].map((definition) => ({
    $ref: `#/$defs/${definition}`,
  })),
};

const weight: JsonSchema = {
  description: 'How likely, beside the other weights.',
  type: 'number',
  minimum: 0,
};

/** What goes by the number of the sample: its scene, designs, quotas. */
export const designDefinitions: Readonly<Record<string, JsonSchema>> = {
  Mixture: node<Mixture>('mixture', 'Several scenes; each sample is of one.', {
    weight,
    others: list(ref('MixedScene', 'Another scene.'), 'The scenes beside `scene`.', 1),
  }),
  MixedScene: object<Mixture['others'][number]>('mixed scene', 'A scene and its weight.', {
    weight,
    scene: ref('Scene', 'The plate of one sample.'),
  }),
  SobolDesign: node<SobolDesign>('Sobol design', 'Points of Sobol’.', {
    sobol: list(address, 'The variables, dimension by dimension.', 1),
  }),
  GridDesign: node<GridDesign>('grid design', 'All combinations of steps.', {
    grid: list(ref('GridAxis', 'A variable.'), 'The variables, the slowest first.', 1),
  }),
  GridAxis: object<GridDesign['grid'][number]>('axis of a grid', 'A variable and its steps.', {
    address,
    steps: wholeNumber('How many values it takes.', 1),
  }),
  PermutationDesign: node<PermutationDesign>('permutation design', 'A Latin hypercube.', {
    permutation: list(address, 'The variables.', 1),
    strata: wholeNumber('How many equal strata each variable has.', 1),
  }),
  Quota: node<Quota>('quota', 'A choice whose outcomes come in exact shares.', {
    quota: address,
    shares: list(ref('QuotaShare', 'An outcome.'), 'The outcomes; their shares sum to 1.', 1),
  }),
  QuotaShare: object<Quota['shares'][number]>('share', 'An outcome and its share of the samples.', {
    label: { ...text('The label of the branch, or `true` or `false`.'), minLength: 1 },
    share: { description: 'Its share of the samples.', type: 'number', minimum: 0, maximum: 1 },
  }),
};
