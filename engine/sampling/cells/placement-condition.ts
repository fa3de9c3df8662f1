import type { SourceRange } from '../../plan/plan.js';
import type { ElementSite } from '../program/element.js';
import { below } from '../program/place.js';
import type { Condition } from '../program/require.js';
import { derivedSlot } from '../program/sites.js';
import type { Slot } from '../program/slot.js';

/** That all instances of an element find room, in all runs of its group: what `crowded = redraw` requires. */
export class PlacementCondition implements Condition {
  readonly slot: Slot<boolean>;
  readonly element = undefined;

  /** @param placed the runs of one element; outside groups, that element alone */
  constructor(private readonly placed: readonly ElementSite[]) {
    const { program, node } = placed[0];
    this.slot = derivedSlot(below(below(program.place, node.name), 'place'), (context) => {
      for (const each of placed) {
        each.dependOnExistence(context, 'all');
        each.dependOnPose(context, 'all');
      }
      return () => this.holds();
    });
  }

  /** The pattern of the place, `Kitchen.things[*].place`. */
  get pattern(): string {
    return `${this.placed[0].plate.pattern}.place`;
  }

  get at(): SourceRange | undefined {
    return this.placed[0].placeSource().declarations[0]?.at ?? this.placed[0].node.at;
  }

  holds(): boolean {
    for (const placed of this.placed) {
      const count = placed.instances;
      for (let index = 0; index < count; index += 1) {
        const frame = placed.frame(index);
        if (placed.exists(frame) && placed.poseSlot.read(frame).crowded) return false;
      }
    }
    return true;
  }

  addressIn(): string {
    return this.pattern;
  }
}
