import { type Plan, planSchemaVersion } from '../plan.js';
import { designDefinitions, designs } from './designs.js';
import { expressionDefinitions } from './expressions.js';
import { type JsonSchema, list, object, optional, record, ref, text } from './json-schema.js';
import { sceneDefinitions } from './scene.js';
import { termDefinitions } from './terms.js';

/** The JSON Schema (2020-12) of a plan: the one description of its form, published as docs/schema/plan.schema.json. */
export const planSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:specimen:plan:1',
  ...object<Plan>(
    'Specimen plan',
    'Everything about a data set, compiled from a spec. Quantities are in SI units, vectors are arrays, colours are linear sRGB triples.',
    {
      schema: { description: 'The version of this schema.', type: 'string', const: planSchemaVersion },
      language: {
        description: 'The language version, which pins the catalogue, the rules of drawing and the physics.',
        type: 'integer',
        const: 1,
      },
      tool: optional(
        text('The tool that compiled the plan, e.g. `specimen 0.1.0`. Not part of the meaning.'),
      ),
      dataset: ref('Dataset', 'How many worlds, from which seed, and how they are split.'),
      scene: ref('Scene', 'The plate of one sample.'),
      mixture: optional(ref('Mixture', 'Other scenes that samples may be of, by weight.')),
      designs: optional(list(designs, 'Variables that are spread evenly over the samples.')),
      quotas: optional(list(ref('Quota', 'A quota.'), 'Outcomes that come in exact shares.')),
      templates: record(ref('Template', 'A template.'), 'The templates that the scene uses, by name.'),
      classes: list(ref('ClassNode', 'A class.'), 'The classes of labels.'),
      files: list(
        ref('PlanFile', 'A file.'),
        'Every file that the scene may read, sorted by path (UTF-8 bytes).',
      ),
      labels: list(ref('LabelOutput', 'A label.'), 'What is written for each image.'),
      exports: list(
        ref('ExportOutput', 'A format.'),
        'The formats that are written. Not part of the meaning.',
      ),
      sources: list(ref('Source', 'A source.'), 'The specs that were compiled. Not part of the meaning.'),
    },
  ),
  $defs: { ...sceneDefinitions, ...designDefinitions, ...termDefinitions, ...expressionDefinitions },
};
