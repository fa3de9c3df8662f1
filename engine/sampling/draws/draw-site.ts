import type { Value } from '../../plan/operators.js';
import type { Distribution, SourceRange } from '../../plan/plan.js';
import { designedScalar } from '../designs/designs.js';
import { compileFixedValue } from '../fixed/fixed-values.js';
import { toPlain } from '../output/plain.js';
import type { BlockSite } from '../program/block.js';
import { Context } from '../program/context.js';
import type { Frame } from '../program/frame.js';
import type { Place } from '../program/place.js';
import type { Drawn, Site } from '../program/site.js';
import { type Body, Slot, type Through } from '../program/slot.js';
import { ChoiceSite } from './choice-site.js';
import { compileDraw } from './draw.js';
import { compileScalar } from './scalar.js';

export function drawSite(place: Place, node: Distribution, at: SourceRange | undefined): Site {
  return 'choice' in node ? new ChoiceSite(place, node, at) : new DrawnSite(place, node, at);
}

/** A random variable whose value is what is drawn. */
export class DrawnSite implements Site {
  readonly #slot: Slot<Value>;

  constructor(place: Place, node: Distribution, at: SourceRange | undefined) {
    const pattern = place.plate.pattern + place.path.text;
    const designed = place.plate.program.designedAt(place);
    const distribution = designed === undefined ? node : designedScalar(node, designed, pattern);
    const slot: Slot<Value> = new Slot<Value>({
      plate: place.plate,
      path: place.path,
      draws: [{ pattern, distribution, at: at ?? node.at }],
      bySample: designed !== undefined,
      exists: place.exists,
      compile: (): Body<Value> => {
        const context = new Context(place);
        const draw =
          designed === undefined || !('dist' in distribution)
            ? compileDraw(distribution, context)
            : compileScalar(distribution, context, designed.uniform);
        const fixedValue = compileFixedValue(slot, node, at ?? node.at, context);
        return {
          evaluate: (frame, attempt) => fixedValue(frame) ?? draw(frame, slot.keyIn(frame), attempt, 0),
          dependencies: context.dependencies,
        };
      },
    });
    this.#slot = slot;
  }

  read(frame: Frame): Value {
    return this.#slot.read(frame);
  }

  depend(context: Context, through: Through): void {
    context.depend(this.#slot, through);
  }

  blocks(): readonly BlockSite[] {
    return [];
  }

  record(frame: Frame, drawn: Drawn): void {
    drawn[this.#slot.addressIn(frame)] = toPlain(this.#slot.read(frame));
  }

  variables(visit: (slot: Slot) => boolean): boolean {
    return visit(this.#slot as Slot);
  }
}
