import { PlanError } from '../problems.js';
import type { ElementSite } from '../program/element.js';
import type { Program } from '../program/program.js';
import type { Dependency, Slot } from '../program/slot.js';

/**
 * The order in which objects are placed, which is part of what a plan means: an object comes after those that its place,
 * shape or number depends on; among the rest, fixed places come before drawn ones, and then what is declared first.
 */
export function orderPlacing(program: Program): void {
  const objects = program.elements.filter((element) => element.node.kind === 'object');
  const ordered = inOrder(objects, program);
  for (const [number, element] of ordered.entries()) element.placed = number;
  program.solids.order = ordered;
  for (const element of ordered)
    if (element.placeSource().drawn) element.poseSlot.further = avoided(element, ordered);
}

/** Repeatedly the first of those that wait for none: fixed before drawn, then as declared. */
function inOrder(objects: readonly ElementSite[], program: Program): ElementSite[] {
  const poses = new Map<Slot, ElementSite>(objects.map((each) => [each.poseSlot as Slot, each]));
  const waitedFor = new Map<ElementSite, ElementSite[]>(objects.map((each) => [each, []]));
  const open = new Map<ElementSite, number>();
  for (const element of objects) {
    const needed = neededBy(element, poses);
    open.set(element, needed.size);
    for (const other of needed) waitedFor.get(other)?.push(element);
  }
  const fixed = objects.filter((element) => !element.placeSource().drawn);
  const waiting = new Set([...fixed, ...objects.filter((element) => element.placeSource().drawn)]);
  const ordered: ElementSite[] = [];
  while (waiting.size > 0) {
    const next = firstFree(waiting, open);
    if (next === undefined) {
      const names = [...waiting].map((element) => element.node.name).join(', ');
      throw new PlanError(
        'plan/cycle',
        `The places of ${names} depend on one another.`,
        program.plate.pattern,
      );
    }
    waiting.delete(next);
    ordered.push(next);
    for (const other of waitedFor.get(next) ?? []) open.set(other, (open.get(other) ?? 0) - 1);
  }
  return ordered;
}

function firstFree(
  waiting: Iterable<ElementSite>,
  open: ReadonlyMap<ElementSite, number>,
): ElementSite | undefined {
  for (const element of waiting) if (open.get(element) === 0) return element;
  return undefined;
}

/** The objects whose poses one's own pose or existence mentions, at however many removes. */
function neededBy(element: ElementSite, poses: ReadonlyMap<Slot, ElementSite>): ReadonlySet<ElementSite> {
  const needed = new Set<ElementSite>();
  const seen = new Set<Slot>(element.controlSlots());
  for (const slot of seen) {
    const other = poses.get(slot);
    if (other !== undefined && other !== element) needed.add(other);
    for (const dependency of slot.body.dependencies) seen.add(dependency.slot);
  }
  return needed;
}

/**
 * What a drawn place depends on beside what its expressions mention: the solids placed before it. One that is drawn
 * depends on those before it in turn, so only what was placed since the last such one is named. What is not solid keeps
 * its distance from its own kind alone, and nothing from it.
 */
function avoided(element: ElementSite, order: readonly ElementSite[]): readonly Dependency[] {
  const dependencies: Dependency[] = [];
  const name = (other: ElementSite, through: Dependency['through']) => {
    for (const slot of other.controlSlots()) dependencies.push({ slot, through });
  };
  if (element.counted && (element.solid || element.placeSource().spaced)) name(element, 'before');
  if (!element.solid) return dependencies;
  for (let at = element.placed - 1; at >= 0; at -= 1) {
    if (!order[at].solid) continue;
    name(order[at], 'all');
    if (order[at].placeSource().drawn) break;
  }
  return dependencies;
}
