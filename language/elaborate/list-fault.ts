import type { Expression as PlanExpression } from '../../engine/plan/plan.js';
import type { Signature } from '../words/catalogue.js';

/** How many points a distribution may have: each draw goes through all of them. */
const maximumPoints = 1000;

interface Fault {
  readonly condition: string;
  readonly values: string;
}

/** What is wrong with the lists among the arguments of a distribution, as far as they are constant. */
export function listFault(signature: Signature, args: readonly PlanExpression[]): Fault | undefined {
  const { parameters } = signature;
  const first = parameters[0]?.type;
  if (first?.kind !== 'scheme') return undefined;
  if (first.name === 'sameList') return typeof args[0] === 'object' ? countFault(args[0], 1) : undefined;
  if (first.name !== 'knot') return undefined;
  return countFault({ tuple: args }, 2) ?? knotFault(args.map(pair));
}

function countFault(list: PlanExpression, least: number): Fault | undefined {
  if (typeof list !== 'object' || !('tuple' in list)) return undefined;
  const { length } = list.tuple;
  if (length >= least && length <= maximumPoints) return undefined;
  const found = length === 0 ? 'there are none' : length === 1 ? 'there is 1' : `there are ${length}`;
  const due =
    length < least
      ? `at least ${least === 1 ? 'one value' : 'two points'}`
      : `at most ${maximumPoints} points`;
  return { condition: due, values: found };
}

/** The numbers of a pair; not a number where they are not known. */
function pair(plan: PlanExpression): [x: number, density: number] {
  const [x, density] = typeof plan === 'object' && 'tuple' in plan ? plan.tuple : [];
  return [typeof x === 'number' ? x : Number.NaN, typeof density === 'number' ? density : Number.NaN];
}

/** Comparisons with what is not known are false, so each fault is one that is certain. */
function knotFault(knots: readonly (readonly [x: number, density: number])[]): Fault | undefined {
  for (const [at, [x, density]] of knots.entries()) {
    if (density < 0) return { condition: 'densities >= 0', values: `one is ${short(density)}` };
    const before = knots[at - 1]?.[0] ?? Number.NaN;
    if (x < before) {
      return {
        condition: 'its points from left to right',
        values: `${short(x)} comes after ${short(before)}`,
      };
    }
  }
  const hasArea = knots.some(([x, density], at) => {
    const [nextX, next] = knots[at + 1] ?? [x, 0];
    return !(nextX <= x) && !(density <= 0 && next <= 0);
  });
  return hasArea ? undefined : { condition: 'an area under its densities', values: 'it is 0' };
}

function short(value: number): number {
  return Number(value.toPrecision(6));
}
