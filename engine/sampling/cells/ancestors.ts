import type { Condition } from '../program/require.js';
import type { Dependency, Slot } from '../program/slot.js';

/**
 * Which instances of a plate are meant: the one that is asked about (`own`), `all`, the one of that number, or, where
 * there is only one, that one.
 */
export type Selector = 'own' | 'all' | 'one' | number;

/**
 * The slots that a condition depends on, in whatever world, with the instances of each. Of a shared slot, what it
 * depends on has a reach of its own.
 */
export type Reach = ReadonlyMap<Slot, ReadonlySet<Selector>>;

/** More than this many numbered instances are taken for all. */
const mostNumbered = 64;

export function ancestorsOf({ slot }: Condition): Reach {
  return reachOf(slot as Slot, slot.plate.many ? 'own' : 'one');
}

export function reachOf(start: Slot, among: Selector): Reach {
  const reach = new Map<Slot, Set<Selector>>();
  const open: [Slot, Selector][] = [];
  const visit = (slot: Slot, selector: Selector): void => {
    const selectors = reach.get(slot) ?? new Set();
    if (selectors.has(selector) || (selectors.has('all') && typeof selector === 'number')) return;
    selectors.add(selector);
    reach.set(slot, selectors);
    open.push([slot, selector]);
  };
  visit(start, among);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [slot, selector] = next;
    if (slot.shared && slot !== start) continue;
    for (const dependency of slot.dependencies) {
      for (const each of selectorsThrough(dependency, slot, selector)) visit(dependency.slot, each);
    }
  }
  return reach;
}

function selectorsThrough(dependency: Dependency, from: Slot, selector: Selector): readonly Selector[] {
  const { slot, through } = dependency;
  if (!slot.plate.many) return ['one'];
  if (slot.plate === from.plate && through === 'own') return [selector];
  if (slot.plate === from.plate && through === 'before') return before(selector);
  return [typeof through === 'number' && through < mostNumbered ? through : 'all'];
}

function before(selector: Selector): readonly Selector[] {
  return typeof selector === 'number' ? Array.from({ length: selector }, (_, index) => index) : ['all'];
}
