import type { Outcome, Sampler } from '../sampling/index.js';
import { pattern } from './pattern.js';

/** How the worlds of two samplers differ. Addresses are patterns. */
export interface SamplesComparison {
  readonly compared: number;
  /** How many are the same world, or a hole for the same reason, whatever the attempts. */
  readonly identical: number;
  /** `identical / compared`; 1 of none. */
  readonly share: number;
  /** The variables that differ, or that one world only has, and in how many samples; most first. */
  readonly variables: readonly { readonly address: string; readonly samples: number }[];
}

/** Makes the same samples with both samplers and compares them: what a change of a spec does, before any rendering. */
export function compareSamples(
  before: Sampler,
  after: Sampler,
  indices: Iterable<number>,
): SamplesComparison {
  const counts = new Map<string, number>();
  let [compared, identical] = [0, 0];
  for (const index of indices) {
    const [old, now] = [before.sample(index), after.sample(index)];
    compared += 1;
    if (isEqual(worldOf(old), worldOf(now))) identical += 1;
    for (const name of differing(old, now)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const variables = [...counts].map(([address, samples]) => ({ address, samples }));
  variables.sort((a, b) => b.samples - a.samples || (a.address < b.address ? -1 : 1));
  return { compared, identical, share: compared === 0 ? 1 : identical / compared, variables };
}

/** An outcome without what is no part of the world: attempts, and places in sources. */
function worldOf(outcome: Outcome): unknown {
  if (!('hole' in outcome)) return { ...outcome, cells: undefined };
  const { code, address, requires } = outcome.hole;
  return { index: outcome.index, split: outcome.split, hole: { code, address, requires } };
}

function differing(old: Outcome, now: Outcome): ReadonlySet<string> {
  const [a, b] = [old, now].map(variablesOf);
  const names = new Set<string>();
  for (const address of [...Object.keys(a), ...Object.keys(b)]) {
    if (!isEqual(a[address], b[address])) names.add(pattern(address));
  }
  return names;
}

function variablesOf(outcome: Outcome): Readonly<Record<string, unknown>> {
  return 'hole' in outcome ? {} : outcome.variables;
}

/** Whether two plain values are equal; the order of properties does not matter. */
function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [own, other] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  const keys = Object.keys(own);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => Object.hasOwn(other, key) && isEqual(own[key], other[key]));
}
