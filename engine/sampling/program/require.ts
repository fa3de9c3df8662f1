import type { Require, SourceRange } from '../../plan/plan.js';
import type { ElementSite } from './element.js';
import { compileExpression } from './expression.js';
import type { Frame } from './frame.js';
import { asBoolean } from './kinds.js';
import { below, type Place } from './place.js';
import { booleanSlot, derivedSlot } from './sites.js';
import type { Slot } from './slot.js';

/** A condition that cells are solved for. */
export interface Condition {
  /** Its address, with `[*]` for the number of an instance. */
  readonly pattern: string;
  readonly at: SourceRange | undefined;
  /** What it depends on, and the plate that it is asked in. Never read as a value. */
  readonly slot: Slot<boolean>;
  /** The element whose every instance it is asked of; undefined for the scene. */
  readonly element: ElementSite | undefined;
  holds(frame: Frame): boolean;
  addressIn(frame: Frame): string;
}

/** A `require`. It holds where its guard does not, and for instances that are not there. */
export class RequireSite implements Condition {
  readonly slot: Slot<boolean>;

  constructor(
    block: Place,
    private readonly node: Require,
    readonly element: ElementSite | undefined,
  ) {
    const place = below(block, node.name);
    const guard = node.when === undefined ? undefined : booleanSlot(place, node.when);
    this.slot = derivedSlot(place, (context) => {
      if (guard !== undefined) context.depend(guard, 'own');
      element?.dependOnExistence(context, 'own');
      element?.dependOnDrop(context, 'own');
      const evaluate = compileExpression(node.condition, context);
      return (frame) => {
        if (element !== undefined && !(frame.index < element.instances && element.isThere(frame)))
          return true;
        if (guard !== undefined && !guard.read(frame)) return true;
        return asBoolean(evaluate(frame), frame, context);
      };
    });
  }

  get pattern(): string {
    return this.slot.pattern;
  }

  get at(): SourceRange | undefined {
    return this.node.at;
  }

  holds(frame: Frame): boolean {
    return this.slot.body.evaluate(frame, 0);
  }

  addressIn(frame: Frame): string {
    return this.slot.addressIn(frame);
  }
}
