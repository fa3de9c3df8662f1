import type { Expression } from '../../language/generated/ast.js';
import type { Target } from '../../language/names/target.js';
import type { OpenProject } from '../projects.js';

/** What says what a named thing is: of `object mug = Mug` the asset, of `light sun = directional` the kind. */
export function typeTargetOf(project: OpenProject, target: Target): Target | undefined {
  if (target.kind === 'word') return undefined;
  if (target.of) return typeTargetOf(project, target.of);
  const { value, random } = target.node as { readonly value?: Expression; readonly random?: boolean };
  const head = value && headOf(value);
  // A draw of a number has no declaration; one of things has that which it draws from.
  return head && (random !== true || head.$type === 'Ref' || head.$type === 'Member')
    ? project.names.resolver.target(head)
    : undefined;
}

function headOf(node: Expression): Expression {
  return node.$type === 'Construct' || node.$type === 'Call' ? headOf(node.target) : node;
}
