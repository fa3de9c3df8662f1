import type { Element } from '../../plan/plan.js';
import type { ElementSite } from '../program/element.js';
import type { Program } from '../program/program.js';
import type { Condition } from '../program/require.js';
import type { Slot } from '../program/slot.js';
import { ancestorsOf, type Reach, reachOf, type Selector } from './ancestors.js';
import { Cell, type Member } from './cell.js';
import { PlacementCondition } from './placement-condition.js';

/**
 * Groups the conditions that share a random ancestor and gives each group its cell, with all random ancestors and what is
 * derived between. A group all of whose random ancestors are inside one instance of a counted element has a run for each
 * instance; any other has one.
 */
export function buildCells(program: Program): readonly Cell[] {
  const conditions = allConditions(program);
  const shared = program.slots.filter((slot) => slot.shared);
  // The reaches of what is shared come last: they join groups and have no conditions.
  const reaches = [...conditions.map(ancestorsOf), ...shared.map((slot) => reachOf(slot, 'one'))];
  const varying = varyingSlots(reaches);
  const groups = groupBySharing(reaches, varying).filter(([first]) => first < conditions.length);
  return groups.map((group, number) =>
    buildCell(
      program,
      number,
      group.filter((index) => index < conditions.length).map((index) => conditions[index]),
      group.map((index) => reaches[index]),
      varying,
    ),
  );
}

/** Whether sharing a slot makes conditions share a cell: it is random, or gathers what is. */
function joins(slot: Slot, varying: ReadonlySet<Slot>): boolean {
  return slot.random || (slot.shared && varying.has(slot));
}

/** In the order in which they are asked: rooms for placing first, then the scene's, then those of the elements. */
function allConditions(program: Program): readonly Condition[] {
  const placing = new Map<Element, ElementSite[]>();
  for (const element of program.solids.order)
    if (element.placeSource().mayRedraw) setDefault(placing, element.node, []).push(element);
  return [
    ...[...placing.values()].map((runs) => new PlacementCondition(runs)),
    ...program.requires,
    ...program.elements.flatMap((element) => element.requires),
  ];
}

/** The slots that are random or depend on something random. */
function varyingSlots(reaches: readonly Reach[]): ReadonlySet<Slot> {
  const dependents = new Map<Slot, Slot[]>();
  const varying = new Set<Slot>();
  for (const slot of new Set(reaches.flatMap((reach) => [...reach.keys()]))) {
    if (slot.random) varying.add(slot);
    for (const dependency of slot.dependencies) {
      const known = dependents.get(dependency.slot);
      if (known === undefined) dependents.set(dependency.slot, [slot]);
      else known.push(slot);
    }
  }
  // A set visits what is added while it is gone through.
  for (const slot of varying) for (const dependent of dependents.get(slot) ?? []) varying.add(dependent);
  return varying;
}

/** The numbers of the conditions, grouped: any two that share a random variable are in one group. */
function groupBySharing(
  reaches: readonly Reach[],
  varying: ReadonlySet<Slot>,
): readonly (readonly number[])[] {
  const leaders = reaches.map((_, index) => index);
  const leaderOf = (index: number): number => {
    let leader = index;
    while (leaders[leader] !== leader) leader = leaders[leader];
    return leader;
  };
  const join = (a: number, b: number): void => {
    const [first, second] = [leaderOf(a), leaderOf(b)];
    leaders[Math.max(first, second)] = Math.min(first, second);
  };
  for (const uses of usesOfVariables(reaches, varying).values()) {
    const whole = uses.find(
      ({ selectors }) => selectors.size > 0 && [...selectors].some((each) => typeof each !== 'number'),
    );
    const byNumber = new Map<Selector, number>();
    for (const { condition, selectors } of uses) {
      if (whole !== undefined) join(condition, whole.condition);
      else for (const selector of selectors) join(condition, setDefault(byNumber, selector, condition));
    }
  }
  const groups = new Map<number, number[]>();
  reaches.forEach((_, index) => {
    setDefault(groups, leaderOf(index), []).push(index);
  });
  return [...groups.values()];
}

interface Use {
  readonly condition: number;
  readonly selectors: ReadonlySet<Selector>;
}

function usesOfVariables(
  reaches: readonly Reach[],
  varying: ReadonlySet<Slot>,
): ReadonlyMap<Slot, readonly Use[]> {
  const uses = new Map<Slot, Use[]>();
  reaches.forEach((reach, condition) => {
    for (const [slot, selectors] of reach)
      if (joins(slot, varying)) setDefault(uses, slot, []).push({ condition, selectors });
  });
  return uses;
}

function buildCell(
  program: Program,
  number: number,
  conditions: readonly Condition[],
  reaches: readonly Reach[],
  varying: ReadonlySet<Slot>,
): Cell {
  const [{ element }] = conditions;
  const perInstance =
    element?.counted === true && reaches.every((reach) => isWithinOne(element, reach, varying));
  const poses = new Set<Slot>(program.solids.order.map((each) => each.poseSlot as Slot));
  const members: Member[] = [];
  const merged = mergeReaches(reaches, varying);
  for (const [slot, instances] of merged) if (slot.random) members.push({ slot, instances });
  members.sort((a, b) => inOrder(program, a.slot, b.slot));
  const placing = [...merged.keys()].some((slot) => poses.has(slot));
  const cell = new Cell(program, number, conditions, members, perInstance, placing);
  for (const [slot, instances] of merged) assign(slot, instances, cell);
  return cell;
}

/** Whether all random ancestors are inside the one instance that is asked about. */
function isWithinOne(element: ElementSite, reach: Reach, varying: ReadonlySet<Slot>): boolean {
  for (const [slot, selectors] of reach) {
    if (
      joins(slot, varying) &&
      (slot.plate !== element.plate || [...selectors].some((each) => each !== 'own'))
    )
      return false;
  }
  return true;
}

/** The slots of a cell, with the numbers of the instances where not all are in it. */
function mergeReaches(
  reaches: readonly Reach[],
  varying: ReadonlySet<Slot>,
): ReadonlyMap<Slot, ReadonlySet<number> | undefined> {
  const merged = new Map<Slot, Set<number> | undefined>();
  for (const reach of reaches) {
    for (const [slot, selectors] of reach) {
      if (!varying.has(slot)) continue;
      const numbers = [...selectors].filter((each) => typeof each === 'number');
      if (numbers.length < selectors.size || (merged.has(slot) && merged.get(slot) === undefined))
        merged.set(slot, undefined);
      else merged.set(slot, new Set([...(merged.get(slot) ?? []), ...numbers]));
    }
  }
  return merged;
}

function assign(slot: Slot, instances: ReadonlySet<number> | undefined, cell: Cell): void {
  if (instances === undefined) {
    slot.cell = cell;
    return;
  }
  slot.cellOfInstance ??= new Map();
  for (const instance of instances) slot.cellOfInstance.set(instance, cell);
}

/** The scene's variables first, then those of the elements as they are declared. */
function inOrder(program: Program, a: Slot, b: Slot): number {
  const rank = ({ plate }: Slot) => (plate.isScene ? -1 : program.elementAt(plate).declared);
  return rank(a) - rank(b) || a.index - b.index;
}

function setDefault<K, V>(map: Map<K, V>, key: K, fallback: V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  map.set(key, fallback);
  return fallback;
}
