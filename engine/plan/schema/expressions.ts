import type {
  Aggregate,
  Block,
  ClassReference,
  Conditional,
  ElementOutput,
  ElementReference,
  FileReference,
  IndexReference,
  Interval,
  Measure,
  Operation,
  Record_,
  Tuple,
  Use,
  VariableReference,
} from '../plan.js';
import {
  dottedName,
  type JsonSchema,
  list,
  name,
  node,
  object,
  optional,
  record,
  ref,
  text,
  wholeNumber,
} from './json-schema.js';

type Keypoint = NonNullable<Block['keypoints']>[number];

/** What has a value once all the variables that it mentions have theirs. */
export const expressionDefinitions: Readonly<Record<string, JsonSchema>> = {
  Expression: {
    title: 'expression',
    description:
      'A value once all the variables that it mentions have theirs. SI units; colours are linear sRGB.',
    anyOf: [
      { title: 'a number', description: 'Itself, in SI units.', type: 'number' },
      { title: 'true or false', description: 'Itself.', type: 'boolean' },
      { title: 'a text', description: 'Itself.', type: 'string' },
      ...[
        'Tuple',
        'Operation',
        'Conditional',
        'VariableReference',
        'ElementReference',
        'IndexReference',
        'ElementOutput',
        'Aggregate',
        'Measure',
        'FileReference',
        'ClassReference',
        'Interval',
        'Record',
        'Block',
        'Use',
      ].map((definition) => ({ $ref: `#/$defs/${definition}` })),
    ],
  },
  Tuple: node<Tuple>('tuple', 'A vector, a colour or a list.', {
    tuple: list(expression('A component.'), 'The components, in order.'),
  }),
  Operation: node<Operation>('operation', 'An operator or function, applied.', {
    op: name('Its name: `add`, `mul`, `lt`, `mix`, `hsv`, …'),
    args: list(expression('An argument.'), 'The arguments, in order.'),
  }),
  Conditional: node<Conditional>('conditional', 'One of two values.', {
    test: expression('True or false.'),
    then: expression('The value if it is true.'),
    else: expression('The value if it is not.'),
  }),
  VariableReference: node<VariableReference>(
    'variable',
    'The value of a variable or property of an enclosing block.',
    {
      variable: name('Its name.'),
      up: wholeNumber('How many blocks outwards it stands; 0 is the block of the expression.', 0),
    },
  ),
  ElementReference: node<ElementReference>('element', 'An element of the scene.', {
    element: dottedName(
      'Its name, or `@it`: the thing that the enclosing aggregate is about, or `@own`: the instance in which the expression stands.',
    ),
    index: optional(expression('Which one of many, from 0.')),
    nearest: optional(expression('Of many the one whose centre is nearest to this point or thing.')),
  }),
  IndexReference: node<IndexReference>(
    'index',
    'The number of the instance in which the expression stands, from 0.',
    {
      index: { description: 'Always `instance`.', type: 'string', const: 'instance' },
    },
  ),
  ElementOutput: node<ElementOutput>('output', 'A fact about an instance.', {
    output: name(
      '`position`, `center`, `size`, or the name of a variable of it. With `by`: `gapTo`, `inside`, `overlaps`, `angleTo`, of a camera `inView`, `fullyInView`, `occlusion`.',
    ),
    of: ref('ElementReference', 'The instance.'),
    by: optional(ref('ElementReference', 'The instance that it stands to in this way.')),
    node: optional(text('For `center` and `size`: the node of its model that is meant.')),
  }),
  Aggregate: node<Aggregate>('aggregate', 'One value of all instances of an element that are there.', {
    aggregate: {
      description: 'How the values become one.',
      type: 'string',
      enum: ['count', 'any', 'all', 'sum', 'mean', 'min', 'max'],
    },
    over: dottedName('The element.'),
    where: optional(expression('Which instances count; may mention the element `@it`.')),
    value: optional(expression('What is summed, averaged or compared; may mention the element `@it`.')),
  }),
  Measure: node<Measure>(
    'measure',
    'A number that is known once there are pixels. Only in what labels keep.',
    {
      measure: name('`visibility`, `truncation` or `area`.'),
    },
  ),
  FileReference: node<FileReference>('file', 'A file.', {
    file: text('Its path in `files`.'),
  }),
  ClassReference: node<ClassReference>('class', 'A class.', {
    class: text('Its path in `classes`.'),
  }),
  Interval: node<Interval>('interval', 'A pair of bounds, as a value; nothing is drawn.', {
    low: expression('The lower bound.'),
    high: expression('The upper bound.'),
  }),
  Record: node<Record_>('record', 'A value with named parts, e.g. a sensor.', {
    record: name('Its kind in the catalogue.'),
    properties: record(ref('Term', 'The value of a part.'), 'The parts, by name.'),
  }),
  Block: node<Block>(
    'block',
    "A run of a template's or shape's body: a plate of its own in the instance that uses it.",
    {
      block: name('Its kind in the catalogue: `model`, `box`, `pbr`, …'),
      lets: list(ref('Variable', 'A named variable.'), 'The variables of the block.'),
      attributes: list(ref('Variable', 'An attribute.'), 'What the instance has as ground truth.'),
      properties: record(ref('Term', 'The value of a property.'), 'The properties, by name.'),
      keypoints: optional(list(ref('Keypoint', 'A keypoint.'), 'Named points of the shape.')),
    },
  ),
  Keypoint: object<Omit<Keypoint, 'at'>>(
    'keypoint',
    'A named point, in the frame of the asset before its scale, in metres.',
    { name: name('Its name.'), position: expression('Where it is.') },
    { at: ref('SourceRange', 'Where it came from. Not part of the meaning.') },
  ),
  Use: node<Use>('use', 'A run of a template.', {
    use: name('The name of the template.'),
    args: optional(
      list(
        expression('An argument.'),
        'What its parameters are, in order; they stand in the block that uses it.',
      ),
    ),
  }),
};

export function expression(description: string): JsonSchema {
  return ref('Expression', description);
}
