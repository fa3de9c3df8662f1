import type { Expression, SourceRange } from '../plan/plan.js';
import type { Analysis } from './analysis.js';
import { type Bounds, fixedNumber, type NumberBounds } from './bounds.js';
import { evaluate } from './evaluate.js';
import type { Position } from './position.js';
import { areIndependent, joined, overlap, type Roots } from './roots.js';
import type { Later } from './scope.js';

/** How many variables are looked at at both of their ends. */
const mostPinned = 4;

/** Operations that go without a jump to what they give at the end of a range. */
const smooth: ReadonlySet<string> = new Set(
  'neg add sub mul min max abs clamp mix sqrt exp sin cos x y z part'.split(' '),
);

/**
 * Tells of a pair of bounds that go by the same variables and can be the wrong way round, as in
 * `mix(20deg, 200deg, t) .. mix(40deg, 100deg, t)`: where each of these variables is at an end of what it reaches, the
 * bounds are compared. What is the wrong way round only in between is not found.
 */
export function checkCrossing(
  low: Expression | undefined,
  high: Expression | undefined,
  what: { readonly name: string; readonly at: SourceRange | undefined },
  position: Position,
  analysis: Analysis,
): void {
  if (low === undefined || high === undefined || position.dead) return;
  const variables = new Map<Later, NumberBounds>();
  if (!gather(low, position, variables) || !gather(high, position, variables)) return;
  const silent = { ...position, dead: true };
  const [a, b] = [evaluate(low, silent, analysis), evaluate(high, silent, analysis)];
  // What does not go by the same variables was compared by its ranges.
  if (!overlap(a.roots, b.roots) || variables.size > mostPinned) return;
  const all = [...variables];
  if (!areIndependent(all.map(([, { roots }]) => roots))) return;
  for (let corner = 0; corner < 1 << all.length; corner += 1) {
    const pinned = new Map<Later, Bounds>();
    for (const [bit, [variable, { reach }]] of all.entries())
      pinned.set(variable, fixedNumber(reach![(corner >> bit) & 1]!));
    const at = { ...silent, pinned };
    const [from, to] = [evaluate(low, at, analysis), evaluate(high, at, analysis)];
    if (from.kind !== 'number' || to.kind !== 'number' || !(from.outer[0] > to.outer[1])) continue;
    const roots = all.reduce<Roots>((known, [, each]) => joined([known, each.roots]), new Set<string>());
    const fault = { kind: 'domain', condition: 'low <= high', certain: false, ...what } as const;
    const values = [
      { name: 'low', range: [from.outer[0], from.outer[0]] as const },
      { name: 'high', range: [to.outer[1], to.outer[1]] as const },
    ];
    analysis.collector.tellPossible({ ...fault, values }, position, roots);
    return;
  }
}

/** Finds the variables of an expression that reach their ends; false if it is of another sort. */
function gather(node: Expression, position: Position, found: Map<Later, NumberBounds>): boolean {
  if (typeof node === 'number') return true;
  if (typeof node !== 'object') return false;
  if ('op' in node) return smooth.has(node.op) && node.args.every((arg) => gather(arg, position, found));
  if (!('variable' in node)) return false;
  const variable = position.scope?.lookup(node.variable, node.up);
  const bounds = variable?.get();
  if (variable === undefined || bounds?.kind !== 'number' || bounds.reach === undefined || bounds.gaps)
    return false;
  found.set(variable, bounds);
  return true;
}
