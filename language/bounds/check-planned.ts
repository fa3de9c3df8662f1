import type { Design, Expression, Quota, Scene, Term } from '../../engine/plan/plan.js';
import { walk } from '../../engine/plan/walk.js';
import type { Context } from '../elaborate/context.js';
import type { Project } from '../project/project.js';

/** Tells of conditions that read what designs and quotas plan, and nothing else: no attempt can make them hold. */
export function checkPlanned(
  context: Context,
  project: Project,
  scene: Scene,
  designs: readonly Design[],
  quotas: readonly Quota[],
): void {
  const planned = new Set([...designs.flatMap(addressesOf), ...quotas.map(({ quota }) => quota)]);
  if (planned.size === 0) return;
  for (const { name, condition } of scene.requires) {
    for (const part of conjuncts(condition)) {
      if (!readsOnly(part, scene, planned)) continue;
      const at = typeof part === 'object' ? (part.at ?? '') : '';
      const document = project.documents[Number(at.split(':', 1)[0])];
      const place = document?.placeOf(at);
      if (place) context.reporter.report('design/condition', place, { name });
    }
  }
}

function addressesOf(design: Design): readonly string[] {
  if ('sobol' in design) return design.sobol;
  return 'permutation' in design ? design.permutation : design.grid.map(({ address }) => address);
}

/** `a and b and c` in its parts, of which each must hold. */
function conjuncts(condition: Expression): readonly Expression[] {
  const isAnd = typeof condition === 'object' && 'op' in condition && condition.op === 'and';
  return isAnd ? condition.args.flatMap(conjuncts) : [condition];
}

/** Whether all that an expression of the scene's own block reads is planned, and something is. */
function readsOnly(expression: Expression, scene: Scene, planned: ReadonlySet<string>): boolean {
  const seen = new Set<string>();
  let [reads, others] = [0, 0];
  const read = (node: unknown): void =>
    walk(node, (each) => {
      if ('aggregate' in each || 'by' in each) others += 1;
      if (typeof each.variable === 'string') follow(each.up === 0 ? each.variable : '');
      if (typeof each.output !== 'string') return;
      const { element, index, nearest } = each.of as { element: string; index?: unknown; nearest?: unknown };
      if (index === undefined && nearest === undefined) count(`${scene.root}.${element}.${each.output}`);
      else others += 1;
    });
  const count = (address: string): void => {
    if (planned.has(address)) reads += 1;
    else others += 1;
  };
  const follow = (name: string): void => {
    const term: Term | undefined = scene.lets.find((variable) => variable.name === name)?.term;
    if (!term || !('value' in term)) count(`${scene.root}.${name}`);
    else if (!seen.has(name)) {
      seen.add(name);
      read(term.value);
    }
  };
  read(expression);
  return reads > 0 && others === 0;
}
