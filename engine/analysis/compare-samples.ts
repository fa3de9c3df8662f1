import { isHole, type Outcome, type Sampler } from '../sampling/index.js';
import { pattern } from './pattern.js';

/** How the worlds of two samplers differ. Addresses are patterns. */
export interface SamplesComparison {
  readonly compared: number;
  /** How many are the same world, or a hole for the same reason, whatever the attempts. */
  readonly identical: number;
  /** `identical / compared`; 1 of none. */
  readonly share: number;
  /** The variables that differ, most first. */
  readonly variables: readonly VariableComparison[];
}

export interface VariableComparison {
  readonly pattern: string;
  /** In how many samples both worlds have it with another value. */
  readonly changed: number;
  /** In how many samples one world has it at an address where the other does not: an instance more, another pick. */
  readonly unmatched: number;
}

/** Makes the same samples with both samplers and compares them: what a change of a spec does, before any rendering. */
export function compareSamples(
  before: Sampler,
  after: Sampler,
  indices: Iterable<number>,
): SamplesComparison {
  const counts = new Map<string, { changed: number; unmatched: number }>();
  let [compared, identical] = [0, 0];
  for (const index of indices) {
    const [old, now] = [before.sample(index), after.sample(index)];
    compared += 1;
    if (isEqual(worldOf(old), worldOf(now))) identical += 1;
    const { changed, unmatched } = differing(variablesOf(old), variablesOf(now));
    for (const name of new Set([...changed, ...unmatched])) {
      const count = counts.get(name) ?? { changed: 0, unmatched: 0 };
      if (changed.has(name)) count.changed += 1;
      if (unmatched.has(name)) count.unmatched += 1;
      counts.set(name, count);
    }
  }
  const variables = [...counts].map(([name, count]) => ({ pattern: name, ...count }));
  variables.sort(
    (a, b) => b.changed - a.changed || b.unmatched - a.unmatched || (a.pattern < b.pattern ? -1 : 1),
  );
  return { compared, identical, share: compared === 0 ? 1 : identical / compared, variables };
}

/** An outcome without what is no part of the world: attempts, and places in sources. */
function worldOf(outcome: Outcome): unknown {
  if (!isHole(outcome)) return { ...outcome, cells: undefined };
  const { code, address, requires } = outcome.hole;
  return { index: outcome.index, split: outcome.split, hole: { code, address, requires } };
}

type Values = Readonly<Record<string, unknown>>;

/** The patterns of the variables whose values differ, and of those that one side only has. */
function differing(a: Values, b: Values): Record<'changed' | 'unmatched', ReadonlySet<string>> {
  const [changed, unmatched] = [new Set<string>(), new Set<string>()];
  for (const address of Object.keys(a)) {
    if (!Object.hasOwn(b, address)) unmatched.add(pattern(address));
    else if (!isEqual(a[address], b[address])) changed.add(pattern(address));
  }
  for (const address of Object.keys(b)) if (!Object.hasOwn(a, address)) unmatched.add(pattern(address));
  return { changed, unmatched };
}

function variablesOf(outcome: Outcome): Values {
  return isHole(outcome) ? {} : outcome.variables;
}

/** Whether two plain values are equal; the order of properties does not matter. */
function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [own, other] = [a as Values, b as Values];
  const keys = Object.keys(own);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => Object.hasOwn(other, key) && isEqual(own[key], other[key]));
}
