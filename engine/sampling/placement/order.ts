import { PlanError } from '../problems.js';
import type { ElementSite } from '../program/element.js';
import type { Program } from '../program/program.js';
import type { Dependency, Slot } from '../program/slot.js';

/**
 * The order in which objects are placed, which is part of what a plan means: an object comes after those that its place,
 * shape or number depends on; among the rest, fixed places come before drawn ones, and then what is declared first.
 */
export function orderPlacing(program: Program): void {
  const waiting = program.elements.filter((element) => element.node.kind === 'object');
  const needs = new Map(waiting.map((element) => [element, neededBy(element, waiting)]));
  const ordered: ElementSite[] = [];
  while (waiting.length > 0) {
    const ready = waiting.filter((element) => !waiting.some((other) => needs.get(element)?.has(other)));
    const next = ready.find((element) => !element.placeSource().drawn) ?? ready[0];
    if (next === undefined) {
      const names = waiting.map((element) => element.node.name).join(', ');
      throw new PlanError(
        'plan/cycle',
        `The places of ${names} depend on one another.`,
        program.plate.pattern,
      );
    }
    waiting.splice(waiting.indexOf(next), 1);
    next.placed = ordered.length;
    ordered.push(next);
  }
  program.solids.order = ordered;
  for (const element of ordered)
    if (element.placeSource().drawn) element.poseSlot.further = avoided(element, ordered);
}

/** The objects whose poses one's own pose or existence mentions, at however many removes. */
function neededBy(element: ElementSite, objects: readonly ElementSite[]): ReadonlySet<ElementSite> {
  const poses = new Map<Slot, ElementSite>(objects.map((each) => [each.poseSlot as Slot, each]));
  const needed = new Set<ElementSite>();
  const seen = new Set<Slot>(element.controlSlots());
  for (const slot of seen) {
    const other = poses.get(slot);
    if (other !== undefined && other !== element) needed.add(other);
    for (const dependency of slot.body.dependencies) seen.add(dependency.slot);
  }
  return needed;
}

/** All solids placed before: those of earlier elements, and the earlier instances of one's own. */
function avoided(element: ElementSite, order: readonly ElementSite[]): readonly Dependency[] {
  const dependencies: Dependency[] = [];
  for (const other of order.slice(0, element.placed + 1)) {
    const through = other === element ? 'before' : 'all';
    if (other === element && !element.counted) continue;
    for (const slot of other.controlSlots()) dependencies.push({ slot, through });
  }
  return dependencies;
}
