import type { Value } from '../../plan/operators.js';
import type { Variable } from '../../plan/plan.js';
import { HoleSignal } from '../problems.js';
import type { BlockSite } from './block.js';
import type { Context } from './context.js';
import type { Frame } from './frame.js';
import { type Place, under } from './place.js';
import type { Drawn, Site } from './site.js';
import { booleanSlot } from './sites.js';
import type { Slot, Through } from './slot.js';
import { termSite } from './term.js';

/** The site of a named variable, under its guard if it has one. */
export function variableSite(place: Place, block: Place, node: Variable): Site {
  if (node.when === undefined) return termSite(place, node.term);
  const guard = booleanSlot({ ...place, scope: block.scope }, node.when);
  return new GuardedSite(
    guard,
    termSite(
      under(place, (frame) => guard.read(frame)),
      node.term,
    ),
  );
}

/** A variable inside an `if`: it has a value only where the condition holds. */
export class GuardedSite implements Site {
  constructor(
    private readonly guard: Slot<boolean>,
    private readonly site: Site,
  ) {}

  has(frame: Frame): boolean {
    return this.guard.read(frame);
  }

  read(frame: Frame): Value {
    if (this.guard.read(frame)) return this.site.read(frame);
    const address = this.guard.addressIn(frame);
    throw new HoleSignal('absent', `${address} has no value in this world.`, address);
  }

  depend(context: Context, through: Through): void {
    context.depend(this.guard, through);
    this.site.depend(context, through);
  }

  blocks(): readonly BlockSite[] {
    return this.site.blocks();
  }

  record(frame: Frame, drawn: Drawn): void {
    if (this.guard.read(frame)) this.site.record(frame, drawn);
  }

  variables(visit: (slot: Slot) => boolean): boolean {
    return this.site.variables(visit);
  }
}

/** Whether a site has a value in this world: not so under an `if` that does not hold. */
export function hasValue(site: Site, frame: Frame): boolean {
  return !('has' in site) || (site as GuardedSite).has(frame);
}
