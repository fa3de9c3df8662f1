import type { Expression } from '../generated/ast.js';
import type { Meaning, Scope } from './scope.js';

/** What the name at the head of a use stands for, also through an imported file (`parts.Mug`). */
export function headSymbol(head: Expression, scope: Scope): Meaning | undefined {
  if (head.$type === 'Ref') return scope.lookup(head.name);
  if (head.$type !== 'Member' || head.target.$type !== 'Ref') return undefined;
  const file = scope.lookup(head.target.name);
  return file?.kind === 'namespace' ? file.scope.lookup(head.member) : undefined;
}
