import type { Call, Expression } from '../generated/ast.js';
import type { Context } from './context.js';
import { elaborateArguments, planArguments } from './parameters.js';
import type { Meaning, Scope } from './scope.js';
import { failed, type Typed } from './typed.js';

/** `Mug`, `Car(paint = red)`: a run of a template, whose arguments are values of the block that uses it. */
export function templateUse(
  context: Context,
  symbol: Extract<Meaning, { kind: 'template' }>,
  call: Call | undefined,
  node: Expression,
  scope: Scope,
): Typed {
  const { declaration, family } = symbol;
  symbol.use.get();
  const parameters = declaration.parameters.get();
  if (call && parameters.length === 0) {
    context.report('call/unknown', scope, node, { found: `\`${declaration.name}\` has no parameters and` });
    return failed;
  }
  const given = elaborateArguments(context, declaration.name, parameters, call, node, scope);
  if (!given) return failed;
  const at = context.range(scope, node);
  return { type: { kind: 'use', family }, plan: { use: declaration.key, ...planArguments(given), at } };
}
