import {
  type Branch,
  type Choice,
  type ColumnReference,
  type ConditionalTerm,
  type Copula,
  type DrawnTerm,
  type Files,
  type FixedTerm,
  type Product,
  regionKinds,
  type Scalar,
  type Spatial,
  spatialKinds,
} from '../plan.js';
import { expression } from './expressions.js';
import { type JsonSchema, list, name, node, object, optional, record, ref, text } from './json-schema.js';

/** How properties and variables get their values. */
export const termDefinitions: Readonly<Record<string, JsonSchema>> = {
  Term: {
    title: 'term',
    description: 'How a property or variable gets its value.',
    anyOf: ['FixedTerm', 'DrawnTerm', 'ConditionalTerm'].map((definition) => ({
      $ref: `#/$defs/${definition}`,
    })),
  },
  FixedTerm: node<FixedTerm>('value', 'A value: `x = e`.', {
    value: expression('The value.'),
  }),
  DrawnTerm: node<DrawnTerm>('draw', 'A random variable: `x ~ d`.', {
    draw: ref('Distribution', 'Its distribution.'),
  }),
  ConditionalTerm: node<ConditionalTerm>('conditional', 'One of two terms.', {
    if: expression('True or false.'),
    then: ref('Term', 'The term if it is true.'),
    else: optional(ref('Term', 'The term if it is not; without it there is no value.')),
  }),
  Distribution: {
    title: 'distribution',
    description: 'What a random variable is drawn from.',
    anyOf: ['Scalar', 'Product', 'Copula', 'Choice', 'Files', 'Spatial'].map((definition) => ({
      $ref: `#/$defs/${definition}`,
    })),
  },
  Scalar: node<Scalar>('scalar', 'A named distribution of one number (`bernoulli`: of true and false).', {
    dist: name('Its name: `uniform`, `normal`, …'),
    args: list(expression('A parameter.'), 'The parameters, in the order of the distribution.'),
    source: optional(ref('ColumnReference', '`empirical`: where its values were read.')),
  }),
  ColumnReference: object<ColumnReference>('column reference', 'A column of a table.', {
    file: text('A path in `files` of the plan.'),
    column: text('Its name in the first row.'),
  }),
  Product: node<Product>('product', 'Independent components. Component j is drawn at `#j`.', {
    product: list(
      {
        description: 'A component.',
        anyOf: [{ $ref: '#/$defs/Distribution' }, { $ref: '#/$defs/FixedComponent' }],
      },
      'The components, in order.',
      1,
    ),
    apply: optional(
      name('The function that makes a value of the components (`hsv`, …); without it they are a vector.'),
    ),
  }),
  Copula: node<Copula>('copula', 'Correlated numbers. Component j is drawn at `#j`.', {
    copula: list(ref('Scalar', 'A distribution.'), 'The distributions of the numbers, in order.', 2),
    correlation: list(
      expression('A correlation.'),
      'The correlations of the normal scores: of the matrix below its diagonal, row by row.',
      1,
    ),
  }),
  FixedComponent: object<Extract<Product['product'][number], { fixed: unknown }>>(
    'fixed component',
    'A component that is not drawn.',
    { fixed: expression('Its value.') },
  ),
  Choice: node<Choice>('choice', 'One of several branches, by weight.', {
    choice: list(ref('Branch', 'A branch.'), 'The branches; their order is no part of the draw.', 1),
  }),
  Branch: node<Branch>('branch', 'One outcome of a choice.', {
    label: {
      ...text('The name in addresses and of the stream that decides. Unique in the choice.'),
      minLength: 1,
    },
    weight: { description: 'How likely, beside the other weights.', type: 'number', minimum: 0 },
    term: ref('Term', 'The outcome.'),
  }),
  Files: node<Files>('files', 'One of some files, each as likely.', {
    files: list(text('A path in `files` of the plan.'), 'The files.', 1),
  }),
  Spatial: node<Spatial>(
    'spatial',
    'A distribution in space. Its local candidates are drawn one after another.',
    {
      spatial: {
        description: 'Its kind.',
        type: 'string',
        enum: [...spatialKinds],
      },
      target: optional(expression('The element, point or path that it is about.')),
      surface: optional({
        description: 'Any triangle of the target by area, along its normal.',
        type: 'boolean',
        const: true,
      }),
      volume: optional({
        description: 'Within the closed surface of the target, not only its bounds.',
        type: 'boolean',
        const: true,
      }),
      node: optional(text('The part of the model of the target that is meant: the name of a node.')),
      region: optional({
        description: 'The shape of space inside which it is; its properties stand among the others.',
        type: 'string',
        enum: [...regionKinds],
      }),
      properties: record(expression('The value of a property.'), 'The properties, by name.'),
    },
  ),
};
