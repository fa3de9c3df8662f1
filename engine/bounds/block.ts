import type { Block, Record_ } from '../plan/plan.js';
import type { Analysis } from './analysis.js';
import { type Bounds, unknown } from './bounds.js';
import { evaluate } from './evaluate.js';
import type { Position } from './position.js';
import { noRoots } from './roots.js';
import { Later, Scope } from './scope.js';
import { evaluateTerm, evaluateVariable } from './term.js';

/** A value that is gone through, though another may stand in its place. */
function ignored(own: Later): Later {
  return new Later(() => {
    own.get();
    return unknown;
  });
}

/** Goes through the run of a shape, a material or a record. Of the run itself nothing is known. */
export function runBlock(node: Block | Record_, outer: Position, analysis: Analysis): Bounds {
  const { overrides } = outer;
  const scope = new Scope(outer.scope);
  const position: Position = { ...outer, scope, overrides: undefined };
  analysis.project.blocks.set(node, scope);
  const kind = 'block' in node ? node.block : node.record;
  if ('block' in node) {
    for (const variable of [...node.lets, ...node.attributes])
      scope.members.set(variable.name, new Later(() => evaluateVariable(variable, position, analysis)));
  }
  const isTemplate = outer.scope === undefined;
  for (const [name, term] of Object.entries(node.properties)) {
    if (scope.members.has(name)) continue;
    const own = new Later(() => evaluateTerm(term, position, analysis, { owner: kind, property: name }));
    const written = overrides?.members.get(name);
    // What an object writes of its asset's properties wins, in the asset as elsewhere.
    const isWritten = isTemplate && analysis.project.writtenOfAssets.has(name);
    scope.members.set(name, written ?? (isWritten ? ignored(own) : own));
  }
  for (const member of scope.members.values()) member.get();
  if ('block' in node)
    for (const { position: place } of node.keypoints ?? []) evaluate(place, position, analysis);
  return { kind: 'other', roots: noRoots };
}
