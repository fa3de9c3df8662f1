import type {
  ClassNode,
  Dataset,
  Element,
  ExportOutput,
  LabelOutput,
  PlanFile,
  Require,
  Scene,
  Source,
  Template,
  Variable,
} from '../plan.js';
import { expression } from './expressions.js';
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

/** The data set, the scene, and what is made of it. */
export const sceneDefinitions: Readonly<Record<string, JsonSchema>> = {
  SourceRange: {
    description:
      '`source:startLine:startColumn-endLine:endColumn`; the source is an index of `sources`, the rest count from 1.',
    type: 'string',
    pattern: '^[0-9]+:[0-9]+:[0-9]+-[0-9]+:[0-9]+$',
  },
  Dataset: node<Dataset>('data set', 'How many worlds, from which seed, and how they are split.', {
    name: text('Its name. It is in no address.'),
    seed: wholeNumber('From which all keys fold.', 0),
    samples: wholeNumber('How many worlds.', 1),
    attempts: wholeNumber('Attempts of a cell before the sample becomes a hole.', 1),
    split: list(ref('SplitPart', 'A part.'), 'The parts; their shares sum to 1.', 1),
  }),
  SplitPart: object<Dataset['split'][number]>('part of the split', 'A part of the data set, by worlds.', {
    name: { ...text('Its name: `train`, `val`, `test`, …'), minLength: 1 },
    share: { description: 'Its share of the worlds.', type: 'number', minimum: 0, maximum: 1 },
  }),
  ClassNode: node<ClassNode>('class', 'A class of the taxonomy.', {
    path: { ...text('The dotted path in the taxonomy, e.g. `fruit.apple`.'), minLength: 1 },
    id: wholeNumber('Its number in labels.', 0),
  }),
  PlanFile: object<PlanFile>('file', 'A file that the scene may read.', {
    path: path('Its path relative to the folder of the spec, with `/`.'),
    sha256: sha256('The hash of its bytes.'),
    bytes: wholeNumber('How many bytes.', 0),
  }),
  Source: object<Source>('source', 'A spec that was compiled.', {
    path: path('Its path relative to the folder of the first spec, with `/`.'),
    sha256: sha256('The hash of its bytes.'),
  }),
  Scene: node<Scene>('scene', 'The plate of one sample.', {
    name: name('The name of the scene.'),
    root: name('The first part of every address: the name of the base scene.'),
    lets: list(ref('Variable', 'A named variable.'), 'The variables of the scene.'),
    elements: list(
      ref('Element', 'An element.'),
      'The things of the scene. Ids and placing go by this order.',
    ),
    requires: list(ref('Require', 'A condition.'), 'Conditions on the scene.'),
  }),
  Variable: node<Variable>('variable', 'A named variable of a block.', {
    name: name('Its name; its address is that of the block, a dot, and the name.'),
    when: optional(expression('Whether it exists; without it, always.')),
    term: ref('Term', 'How it gets its value.'),
  }),
  Require: node<Require>('condition', 'A condition on the worlds that are made.', {
    name: name('Its name.'),
    when: optional(expression('Whether it is asked; without it, always.')),
    condition: expression('True or false.'),
  }),
  Element: node<Element>('element', 'A thing of the scene: the plate of one instance.', {
    kind: {
      description: 'What it is.',
      type: 'string',
      enum: ['object', 'light', 'environment', 'camera', 'group'],
    },
    name: dottedName('Its name in addresses, after those of its groups.'),
    within: optional(dottedName('The group in which it stands.')),
    type: optional(name("The catalogue's kind: `point`, `pinhole`, `hdri`, …; an object's is in its asset.")),
    when: optional(expression('Whether it exists; without it, always.')),
    count: optional(ref('Term', 'How many instances; makes the element many.')),
    most: optional(wholeNumber('Of a group with a count: how many runs there can be.', 0)),
    present: optional(ref('Term', 'Whether an instance is there; asked for each.')),
    asset: optional(ref('Term', "An object's asset, whose outcome is a use or a block.")),
    lets: list(ref('Variable', 'A named variable.'), 'The variables of each instance.'),
    attributes: list(ref('Variable', 'An attribute.'), 'What each instance has as ground truth.'),
    properties: record(ref('Term', 'The value of a property.'), 'The properties, by name.'),
    requires: list(ref('Require', 'A condition.'), 'Conditions on each instance.'),
  }),
  Template: node<Template>('template', 'A named asset or material, run afresh at each use.', {
    kind: { description: 'What it is.', type: 'string', enum: ['asset', 'material'] },
    name: optional(name('Its name in addresses, where that is not its key.')),
    parameters: optional(
      list(name('A name.'), 'The variables of a block round its term, which each use gives their values.'),
    ),
    term: ref('Term', 'What a use of it runs.'),
  }),
  LabelOutput: node<LabelOutput>('label', 'A label that is written for each image.', {
    label: name('Its kind: `boxes`, `masks`, …'),
    properties: record(expression('The value of a property.'), 'The properties, by name.'),
  }),
  ExportOutput: node<ExportOutput>('export', 'A format that is written. Not part of the meaning.', {
    export: name('Its kind: `coco`, `yolo`, …'),
    properties: record(expression('The value of a property.'), 'The properties, by name.'),
  }),
};

function path(description: string): JsonSchema {
  return { description, type: 'string', pattern: '^[^/\\\\][^\\\\]*$' };
}

function sha256(description: string): JsonSchema {
  return {
    description: `${description} SHA-256, lower-case hexadecimal.`,
    type: 'string',
    pattern: '^[0-9a-f]{64}$',
  };
}
