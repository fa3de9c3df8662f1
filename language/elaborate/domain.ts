import type { Expression as PlanExpression } from '../../engine/plan/plan.js';
import type { Expression } from '../generated/ast.js';
import type { Signature } from '../words/catalogue.js';

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** The first condition of a distribution that its constant arguments break, e.g. `deviation >= 0` with `deviation` −1. */
export function domainFault(
  signature: Signature,
  args: readonly PlanExpression[],
): { condition: string; values: string } | undefined {
  const known = new Map<string, number>();
  for (const [at, parameter] of signature.parameters.entries()) {
    const value = args[at];
    if (typeof value === 'number') known.set(parameter.name, value);
  }
  for (const condition of signature.requires) {
    if (condition.$type !== 'Binary')
      throw new Error(`The catalogue's conditions are comparisons: ${signature.name}`);
    const left = operand(condition.left, known);
    const right = operand(condition.right, known);
    if (left === undefined || right === undefined || comparisons[condition.operator]!(left, right)) continue;
    const named = [condition.left, condition.right].flatMap((side) =>
      side.$type === 'Ref' ? [side.name] : [],
    );
    return {
      condition: condition.$cstNode!.text,
      values: named.map((name) => `${name} is ${Number(known.get(name)!.toPrecision(6))}`).join(' and '),
    };
  }
  return undefined;
}

function operand(node: Expression, known: ReadonlyMap<string, number>): number | undefined {
  if (node.$type === 'Ref') return known.get(node.name);
  if (node.$type === 'Quantity') return Number(node.text);
  throw new Error('The catalogue compares parameters with plain numbers.');
}
