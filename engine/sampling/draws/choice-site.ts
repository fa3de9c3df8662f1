import type { Value } from '../../plan/operators.js';
import type { Branch, Choice, SourceRange } from '../../plan/plan.js';
import { designedChoice } from '../designs/designs.js';
import { quotaPick } from '../designs/quota-pick.js';
import { compileFixedBranch } from '../fixed/fixed-branch.js';
import { type BlockSite, once } from '../program/block.js';
import { Context } from '../program/context.js';
import type { Frame } from '../program/frame.js';
import { below, type Place, under } from '../program/place.js';
import type { Drawn, Site } from '../program/site.js';
import { type Body, Slot, type Through } from '../program/slot.js';
import { termSite } from '../program/term.js';
import { compilePick } from './pick.js';

/** The slot of a choice's pick: the number of the branch that is taken. */
export function pickSlot(place: Place, node: Choice, at: SourceRange | undefined): Slot<number> {
  const pattern = place.plate.pattern + place.path.text;
  const designed = place.plate.program.designedAt(place);
  const declaration = {
    pattern,
    distribution: designed === undefined ? node : designedChoice(node, designed, pattern),
    at: at ?? node.at,
  };
  const slot: Slot<number> = new Slot<number>({
    plate: place.plate,
    path: place.path,
    draws: [declaration],
    bySample: designed !== undefined,
    exists: place.exists,
    tell: (frame, index) => ({
      declaration,
      address: slot.addressIn(frame),
      value: node.choice[index].label,
    }),
    compile: (): Body<number> => {
      const context = new Context(place);
      const pick =
        designed === undefined
          ? compilePick(node, context)
          : quotaPick(node, designed, place.plate.program.world);
      const fixedBranch = compileFixedBranch(slot, node, at ?? node.at);
      return {
        evaluate: (frame, attempt) => fixedBranch(frame) ?? pick(slot.keyIn(frame), attempt, 0),
        dependencies: context.dependencies,
      };
    },
  });
  return slot;
}

/** Where a branch stands: at its label, unless it is the use of a template of that name, which adds it by itself. */
export function branchPlace(place: Place, branch: Branch, pick: Slot<number>, index: number): Place {
  const { term } = branch;
  const usesLabel =
    'value' in term &&
    typeof term.value === 'object' &&
    'use' in term.value &&
    place.plate.program.nameOf(term.value.use) === branch.label;
  return under(usesLabel ? place : below(place, branch.label), (frame) => pick.read(frame) === index);
}

/** One of several terms. The pick is a variable at the address; what a branch draws stands below it at the label. */
export class ChoiceSite implements Site {
  readonly #pick: Slot<number>;
  readonly #branches: readonly (() => Site)[];

  constructor(
    place: Place,
    private readonly node: Choice,
    at: SourceRange | undefined,
  ) {
    const pick = pickSlot(place, node, at);
    this.#pick = pick;
    this.#branches = node.choice.map((branch, index) =>
      once(() => termSite(branchPlace(place, branch, pick, index), branch.term)),
    );
  }

  read(frame: Frame): Value {
    return this.#branches[this.#pick.read(frame)]().read(frame);
  }

  depend(context: Context, through: Through): void {
    context.depend(this.#pick, through);
    for (const branch of this.#branches) branch().depend(context, through);
  }

  blocks(): readonly BlockSite[] {
    return this.#branches.flatMap((branch) => branch().blocks());
  }

  record(frame: Frame, drawn: Drawn): void {
    const picked = this.#pick.read(frame);
    drawn[this.#pick.addressIn(frame)] = this.node.choice[picked].label;
    this.#branches[picked]().record(frame, drawn);
  }

  variables(visit: (slot: Slot) => boolean): boolean {
    return visit(this.#pick as Slot) && this.#branches.every((branch) => branch().variables(visit));
  }
}
