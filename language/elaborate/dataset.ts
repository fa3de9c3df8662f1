import type { Dataset } from '../../engine/plan/plan.js';
import type { Element, Entry, Expression } from '../generated/ast.js';
import { documentationOf } from '../parser/parse.js';
import { findKind, type Kind } from '../words/catalogue.js';
import { BlockBody } from './block.js';
import type { Context } from './context.js';
import { type DatasetScenes, elaborateScenes } from './dataset-scenes.js';
import { flatten } from './guards.js';
import { nameNode } from './name-node.js';
import { BlockScope, type TableScope } from './scope.js';
import { shareOf, sumProblem } from './shares.js';

export interface DatasetDeclaration extends DatasetScenes {
  readonly plan: Dataset;
}

/** `dataset Tabletop { seed = 7; samples = 1000; split = { … }; scene = Kitchen }`. */
export function elaborateDataset(context: Context, node: Element, scope: TableScope): DatasetDeclaration {
  const kind = findKind(context.catalogue, 'declaration', 'dataset')!;
  const items = flatten(node.body?.items ?? []);
  const named = (name: string) =>
    items
      .map(({ item }) => item)
      .find(
        (item): item is Entry =>
          item.$type === 'Entry' && item.target.$type === 'Ref' && item.target.name === name,
      );
  const structured: Kind = {
    ...kind,
    properties: new Map([...kind.properties].filter(([, property]) => property.type.kind !== 'structure')),
  };
  const rest = items.filter(({ item }) => item !== named('split') && item !== named('scene'));
  const block = new BlockScope(scope.document, scope, structured);
  const rules = { lets: false, requires: false, keypoints: false, owner: 'A dataset' };
  const reader = new BlockBody(context, block, structured, rules, rest);
  const terms = reader.propertyTerms();
  const value = (name: string) => {
    const term = terms[name]!;
    return 'value' in term && typeof term.value === 'number' ? term.value : 0;
  };
  const doc = documentationOf(node);
  return {
    plan: {
      name: node.name,
      seed: value('seed'),
      samples: value('samples'),
      attempts: value('attempts'),
      split: elaborateSplit(context, named('split'), scope),
      at: context.range(scope, node),
      ...(doc ? { doc } : {}),
    },
    ...scenesIn(context, node, named('scene'), scope),
  };
}

function scenesIn(
  context: Context,
  node: Element,
  entry: Entry | undefined,
  scope: TableScope,
): DatasetScenes {
  if (entry?.value) return elaborateScenes(context, entry, scope);
  context.report('property/required', scope, nameNode(node), { owner: 'A dataset', name: 'scene' });
  return { scenes: [] };
}

/** `{ train: 80%, val: 20% }`; without it all samples are of one part, `train`. */
function elaborateSplit(context: Context, entry: Entry | undefined, scope: TableScope): Dataset['split'] {
  if (!entry) return [{ name: 'train', share: 1 }];
  const fail = (problem: string, node: Expression = entry.value!): Dataset['split'] => {
    context.report('dataset/split', scope, node, { problem });
    return [];
  };
  if (entry.value?.$type !== 'Struct')
    return fail('A split is written `{ train: 80%, val: 20% }`.', entry.value ?? entry.target);
  const parts: { name: string; share: number }[] = [];
  const names = new Set<string>();
  for (const item of entry.value.body.items) {
    const share = item.$type === 'Entry' && !item.value ? shareOf(item.weight) : undefined;
    const name = item.$type === 'Entry' && item.target.$type === 'Ref' ? item.target.name : undefined;
    if (name === undefined || share === undefined) {
      return fail('Each part of a split is a name and a percentage, such as `train: 80%`.');
    }
    if (names.has(name)) return fail(`The part \`${name}\` is given twice.`);
    names.add(name);
    parts.push({ name, share });
  }
  const problem = sumProblem(parts.map(({ share }) => share));
  if (problem !== undefined) return fail(problem);
  return parts;
}
