import { aggregateNames } from '../elaborate/aggregate.js';
import { drawWords } from '../elaborate/draw-shape.js';
import type { Scope } from '../elaborate/scope.js';
import type { Call, Expression, Ref } from '../generated/ast.js';
import type { Type } from '../types/type.js';
import * as types from '../types/type.js';
import { type Catalogue, findKind } from '../words/catalogue.js';
import type { Word } from './target.js';

/** What a name that no author has taken means as a word of the language, where values of the type `due` stand. */
export function wordAt(
  catalogue: Catalogue,
  node: Ref,
  due: Type | undefined,
  scope: Scope,
): Word | undefined {
  const { name } = node;
  const alternatives = due?.kind === 'union' ? due.of : due ? [due] : [];
  for (const one of alternatives) {
    if (one.kind === 'enum' && one.members.includes(name))
      return { kind: 'word', role: 'member', name, entry: undefined, type: one };
  }
  if (name === 'true' || name === 'false') return keyword(name, types.truth);
  if (name === 'index') return fact(name, types.wholeNumber);
  const region = isRegion(node) ? findKind(catalogue, 'region', name) : undefined;
  if (region) return { kind: 'word', role: 'kind', name, entry: region };
  for (const one of alternatives) {
    const family = one.kind === 'use' ? one.family : one.kind === 'names' ? 'label' : undefined;
    const kind = family === undefined ? undefined : findKind(catalogue, family, name);
    if (kind) return { kind: 'word', role: 'kind', name, entry: kind };
  }
  const relation = catalogue.relations.get(name);
  const spatial = findKind(catalogue, 'placement', name) ?? findKind(catalogue, 'orientation', name);
  if (relation && (scope.subject || !spatial))
    return { kind: 'word', role: 'signature', name, entry: relation };
  if (spatial) return { kind: 'word', role: 'kind', name, entry: spatial };
  const signature = catalogue.distributions.get(name) ?? catalogue.functions.get(name);
  if (signature) return { kind: 'word', role: 'signature', name, entry: signature };
  const constant = catalogue.constants.get(name);
  if (constant) return { kind: 'word', role: 'constant', name, entry: constant, type: constant.type };
  if (drawWords.has(name) || name === 'nearest' || (aggregateNames as readonly string[]).includes(name))
    return keyword(name);
  const kind = catalogue.kinds.find((each) => each.name === name);
  return kind && { kind: 'word', role: 'kind', name, entry: kind };
}

export function fact(name: string, type: Type): Word {
  return { kind: 'word', role: 'fact', name, entry: undefined, type };
}

function keyword(name: string, type?: Type): Word {
  return { kind: 'word', role: 'keyword', name, entry: undefined, ...(type && { type }) };
}

/** Whether a name is the head of what stands in `inside(…)`. */
export function isRegion(node: Ref): boolean {
  const outer = node.$container.$type === 'Construct' ? node.$container : node;
  if (outer.$container?.$type !== 'Argument') return false;
  const { target } = outer.$container.$container as Call;
  return target.$type === 'Ref' && target.name === 'inside';
}

/** The whole use of which an expression is the head: of `normal` in `normal(0, 1)` it is the call. */
export function wholeOf(node: Expression): Expression {
  let whole: Expression = node;
  while (
    (whole.$container?.$type === 'Construct' || whole.$container?.$type === 'Call') &&
    whole.$containerProperty === 'target'
  )
    whole = whole.$container as Expression;
  return whole;
}
