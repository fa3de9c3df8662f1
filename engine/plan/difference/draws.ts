import { allPlaces, elementMention, type Fact } from './fact.js';
import type { Facts } from './facts.js';

/** The variables and conditions that share attempts, by address patterns: one of `Sampler.cells`. */
export interface Cell {
  readonly requires: readonly string[];
  readonly variables: readonly string[];
  /** The plate that has one attempt. */
  readonly home: string;
}

/** A cell that is not as it was: one that only the second plan has, or only the first, or in which something differs. */
export interface ChangedCell extends Cell {
  readonly change: 'added' | 'removed' | 'changed';
}

/** What becomes of the random variables that both plans have, by address pattern, wherever both worlds have the instance. */
export interface Draws {
  /** The same draws from the same distributions: the same values. */
  readonly unchanged: readonly string[];
  /** The same draws, but their distribution or what it depends on differs: values move, and no further than that. */
  readonly moved: readonly string[];
  /** Other draws: the seed differs, or the variable is in a cell that changed and may be tried more or less often. */
  readonly redrawn: readonly string[];
  /** Those of the second plan, then those that only the first has. Cells are the same that have the same conditions and variables. */
  readonly changedCells: readonly ChangedCell[];
}

/**
 * Follows changes to the variables that they reach. It errs on the side of change: names are compared, not what they
 * stand for, and whatever has a place depends on all objects.
 */
export function compareDraws(
  before: Facts & { readonly cells: readonly Cell[] },
  after: Facts & { readonly cells: readonly Cell[] },
  changed: ReadonlySet<Fact>,
): Draws {
  const facts = [...before.byKey.values(), ...after.byKey.values()];
  const reached = reach(changed, facts);
  const reachedNames = new Set([...reached].map((fact) => plain(fact.name)));
  const differs = (cell: Cell) =>
    [...cell.requires, ...cell.variables].some((name) => reachedNames.has(plain(name)));
  const [oldKeys, newKeys] = [before, after].map(({ cells }) => new Set(cells.map(cellKey)));
  const changedCells: ChangedCell[] = [
    ...after.cells.flatMap((cell): ChangedCell[] => {
      if (!oldKeys!.has(cellKey(cell))) return [{ ...cell, change: 'added' }];
      return differs(cell) ? [{ ...cell, change: 'changed' }] : [];
    }),
    ...before.cells
      .filter((cell) => !newKeys!.has(cellKey(cell)))
      .map((cell): ChangedCell => ({ ...cell, change: 'removed' })),
  ];
  const inChangedCell = new Set(changedCells.flatMap((cell) => cell.variables.map(plain)));
  const sameSeed = before.byKey.get('dataset seed')?.exact === after.byKey.get('dataset seed')?.exact;

  const isRedrawn = (fact: Fact) => !sameSeed || inChangedCell.has(plain(fact.name));
  const affected = reach(new Set([...changed, ...facts.filter(isRedrawn)]), facts);

  const draws = { unchanged: [] as string[], moved: [] as string[], redrawn: [] as string[] };
  for (const [key, fact] of after.byKey) {
    const old = before.byKey.get(key);
    if (fact.kind !== 'variable' || old?.kind !== 'variable') continue;
    if (isRedrawn(fact)) draws.redrawn.push(fact.name);
    else if (affected.has(fact) || affected.has(old)) draws.moved.push(fact.name);
    else draws.unchanged.push(fact.name);
  }
  return { ...draws, changedCells };
}

/** The facts that differ, and those that depend on them. */
function reach(changed: ReadonlySet<Fact>, facts: readonly Fact[]): ReadonlySet<Fact> {
  const mentioning = new Map<string, Fact[]>();
  for (const fact of facts) {
    for (const name of fact.mentions) {
      const list = mentioning.get(name);
      if (list === undefined) mentioning.set(name, [fact]);
      else list.push(fact);
    }
  }
  const reached = new Set(changed);
  // A set is walked in the order of insertion, also through what is added on the way.
  for (const fact of reached) {
    for (const name of namesOf(fact))
      for (const dependent of mentioning.get(name) ?? []) reached.add(dependent);
  }
  return reached;
}

/** The bare names under which others may mention a fact. */
function namesOf(fact: Fact): readonly string[] {
  if (fact.kind === 'file') return [fact.name];
  // Conditions have names, but nothing depends on them other than by the attempts of their cell.
  if (fact.kind === 'require') return [];
  const parts = fact.kind === 'order' ? [] : plain(fact.name).split('.').slice(1);
  if (fact.owner !== undefined) parts.push(elementMention(fact.owner));
  return fact.placing ? [...parts, allPlaces] : parts;
}

/** Cells and facts write `[*]` by different rules for requirements of placing; without it they agree. */
function plain(address: string): string {
  return address.replaceAll('[*]', '');
}

function cellKey(cell: Cell): string {
  const sorted = (names: readonly string[]) => [...names].sort();
  return JSON.stringify([cell.home, sorted(cell.requires), sorted(cell.variables)]);
}
