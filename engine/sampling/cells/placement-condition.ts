import type { SourceRange } from '../../plan/plan.js';
import type { ElementSite } from '../program/element.js';
import { below } from '../program/place.js';
import type { Condition } from '../program/require.js';
import { derivedSlot } from '../program/sites.js';
import type { Slot } from '../program/slot.js';

/** That all instances of an element find room: what `crowded = redraw` requires. */
export class PlacementCondition implements Condition {
  readonly slot: Slot<boolean>;
  readonly element = undefined;

  constructor(private readonly placed: ElementSite) {
    const { program, node } = placed;
    this.slot = derivedSlot(below(below(program.place, node.name), 'place'), (context) => {
      placed.dependOnExistence(context, 'all');
      placed.dependOnPose(context, 'all');
      return () => this.holds();
    });
  }

  /** The pattern of the place, `Kitchen.things[*].place`. */
  get pattern(): string {
    return `${this.placed.plate.pattern}.place`;
  }

  get at(): SourceRange | undefined {
    return this.placed.placeSource().declarations[0]?.at ?? this.placed.node.at;
  }

  holds(): boolean {
    const { placed } = this;
    const count = placed.instances;
    for (let index = 0; index < count; index += 1) {
      const frame = placed.frame(index);
      if (placed.exists(frame) && placed.poseSlot.read(frame).crowded) return false;
    }
    return true;
  }

  addressIn(): string {
    return this.pattern;
  }
}
