import type { Expression } from '../generated/ast.js';

/** The share that `80%` writes, exactly; undefined for anything but a percentage. */
export function shareOf(node: Expression | undefined): number | undefined {
  if (node?.$type !== 'Quantity' || !/^[0-9.]+%$/.test(node.text)) return undefined;
  return Number(`${node.text.slice(0, -1)}e-2`);
}

/** What is wrong with shares that do not sum to 1; undefined if they do, to within rounding. */
export function sumProblem(shares: readonly number[]): string | undefined {
  const sum = shares.reduce((total, share) => total + share, 0);
  if (Math.abs(sum - 1) <= 1e-9) return undefined;
  return `The shares sum to ${Number((sum * 100).toPrecision(10))}%, not to 100%.`;
}
