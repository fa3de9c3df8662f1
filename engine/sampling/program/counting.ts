import { localName } from '../../plan/groups.js';
import type { Element } from '../../plan/plan.js';
import { samplingLimits } from '../limits.js';
import { HoleSignal } from '../problems.js';
import type { ElementSite } from './element.js';
import type { Frame } from './frame.js';
import { asNumber } from './kinds.js';
import { below, type Place, under } from './place.js';
import { Plate } from './plate.js';
import { type Members, Scope } from './scope.js';
import type { Drawn, Site } from './site.js';
import { booleanSlot, derivedSlot } from './sites.js';
import type { Slot } from './slot.js';
import { termSite } from './term.js';

/** What an element stands in: the scene, or one run of a group. */
export interface Outer {
  readonly place: Place;
  /** The one run of the plate of `place`. */
  readonly frame: Frame;
  /** Undefined for the scene. */
  readonly group: ElementSite | undefined;
}

/** How many instances an element has, or a group has runs: none where its guard does not hold. */
export class Counting {
  readonly slot: Slot<number>;
  readonly #when: Slot<boolean> | undefined;
  readonly #count: Site | undefined;

  constructor(
    private readonly node: Element,
    private readonly outer: Outer,
  ) {
    const place = below(outer.place, localName(node));
    const when = node.when === undefined ? undefined : booleanSlot(place, node.when);
    this.#when = when;
    // The expressions of a count stand in the element's block, but see nothing of it.
    const block = new Plate(place.plate.program, place.plate.pattern, true, false);
    const counting = { ...below(place, 'count'), scope: new Scope(nothing, block, outer.place.scope) };
    this.#count =
      node.count && termSite(when ? under(counting, (frame) => when.read(frame)) : counting, node.count);
    this.slot = this.#makeSlot(counting);
  }

  read(): number {
    return this.slot.read(this.outer.frame);
  }

  record(drawn: Drawn): void {
    const { frame } = this.outer;
    if (this.#when === undefined || this.#when.read(frame)) this.#count?.record(frame, drawn);
  }

  variables(visit: (slot: Slot) => boolean): boolean {
    return this.#count?.variables(visit) !== false;
  }

  #makeSlot(counting: Place): Slot<number> {
    const when = this.#when;
    return derivedSlot(counting, (context) => {
      const count = this.#count;
      count?.depend(context, 'own');
      if (when !== undefined) context.depend(when, 'own');
      const { node } = this;
      const most = node.kind === 'group' ? (node.most ?? 0) : samplingLimits.instances;
      return (frame) => {
        if (when !== undefined && !when.read(frame)) return 0;
        if (count === undefined) return 1;
        const value = asNumber(count.read(frame), frame, context);
        if (Number.isInteger(value) && value >= 0 && value <= most) return value;
        const address = context.addressIn(frame);
        const message = `${address} is ${value}; a count is a whole number from 0 to ${most}.`;
        throw new HoleSignal('out-of-range', message, address, node.at);
      };
    });
  }
}

const nothing: Members = { member: () => undefined };
