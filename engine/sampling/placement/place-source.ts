import { layouts } from '../../plan/operators.js';
import type { Choice, ConditionalTerm, Distribution, DrawnTerm, FixedTerm, Term } from '../../plan/plan.js';
import { branchPlace, pickSlot } from '../draws/choice-site.js';
import { samplingLimits } from '../limits.js';
import { PlanError } from '../problems.js';
import type { Context } from '../program/context.js';
import type { ElementSite } from '../program/element.js';
import type { Frame } from '../program/frame.js';
import { below, type Place, under } from '../program/place.js';
import type { Drawn } from '../program/site.js';
import { booleanSlot } from '../program/sites.js';
import type { Declaration, Slot } from '../program/slot.js';
import { termSite } from '../program/term.js';
import { compileDrawnLeaf, compileFixedLeaf } from './compile-leaf.js';
import type { Leaf } from './leaf.js';
import { type Policy, policyOf } from './policy.js';

/** The term of a `place`: which leaf gives the point in a world. */
interface Node {
  compile(context: Context): (frame: Frame) => Leaf | undefined;
  /** The variables on the way to the leaf. */
  record(frame: Frame, drawn: Drawn): void;
  variables(visit: (slot: Slot) => boolean): boolean;
}

/** A draw of a point. */
interface DrawnPlace {
  readonly place: Place;
  readonly node: Distribution;
  readonly declaration: Declaration;
  readonly policy: Policy;
}

/** Where the instances of an element come to stand. */
export class PlaceSource {
  /** Whether it may be a draw. */
  readonly drawn: boolean;
  /** Whether instances may be dropped for want of room. */
  readonly mayDrop: boolean;
  /** Whether want of room may make the cell be drawn anew. */
  readonly mayRedraw: boolean;
  /** Whether instances may have to keep their distance from one another. */
  readonly spaced: boolean;
  readonly #draws: DrawnPlace[] = [];
  readonly #root: Node;

  constructor(private readonly element: ElementSite) {
    this.#root = this.#node(below(element.place, 'place'), element.node.properties.place, 0);
    const outcomes = element.node.kind === 'object' ? this.#draws.map(({ policy }) => policy.crowded) : [];
    this.drawn = this.#draws.length > 0;
    this.mayDrop = outcomes.includes('fewer');
    this.mayRedraw = outcomes.includes('redraw');
    this.spaced = this.#draws.some(({ node }) => 'spatial' in node && (node.properties.spacing ?? 0) !== 0);
  }

  get declarations(): readonly Declaration[] {
    return this.#draws.map(({ declaration }) => declaration);
  }

  /** The way to the leaf of a world; undefined where there is no place. */
  compile(context: Context): (frame: Frame) => Leaf | undefined {
    return this.#root.compile(context);
  }

  record(frame: Frame, drawn: Drawn): void {
    this.#root.record(frame, drawn);
    const pose = this.element.poseIn(frame);
    if (pose.leaf?.declaration !== undefined) drawn[pose.leaf.addressIn(frame)] = this.element.placeOf(pose);
  }

  variables(visit: (slot: Slot) => boolean): boolean {
    return this.#root.variables(visit) && (!this.drawn || visit(this.element.poseSlot as Slot));
  }

  #node(place: Place, term: Term | undefined, nesting: number): Node {
    if (nesting > samplingLimits.nesting)
      throw new PlanError('plan/too-deep', 'A place has too many branches.', place.plate.pattern);
    if (term === undefined)
      return { compile: () => () => undefined, record: () => {}, variables: () => true };
    if ('if' in term) return this.#conditional(place, term, nesting);
    if ('value' in term) return this.#fixed(place, term);
    return 'choice' in term.draw ? this.#choice(place, term.draw, term, nesting) : this.#draw(place, term);
  }

  #fixed(place: Place, term: FixedTerm): Node {
    const site = termSite(place, term);
    const { value } = term;
    const stands = typeof value === 'object' && 'op' in value && value.op in layouts;
    return {
      compile: (context) => {
        const leaf = compileFixedLeaf(place, site, stands, context);
        return () => leaf;
      },
      record: (frame, drawn) => site.record(frame, drawn),
      variables: (visit) => site.variables(visit),
    };
  }

  #draw(place: Place, term: DrawnTerm): Node {
    const pattern = place.plate.pattern + place.path.text;
    const declaration = { pattern, distribution: term.draw, at: term.at ?? term.draw.at };
    const draw = { place, node: term.draw, declaration, policy: policyOf(term.draw, pattern) };
    this.#draws.push(draw);
    return {
      compile: (context) => {
        const leaf = compileDrawnLeaf(draw.place, draw.node, draw.declaration, draw.policy, context);
        return () => leaf;
      },
      record: () => {},
      variables: () => true,
    };
  }

  #conditional(place: Place, term: ConditionalTerm, nesting: number): Node {
    const test = booleanSlot(place, term.if);
    const yes = this.#node(
      under(place, (frame) => test.read(frame)),
      term.then,
      nesting + 1,
    );
    const no = this.#node(
      under(place, (frame) => !test.read(frame)),
      term.else,
      nesting + 1,
    );
    return {
      compile: (context) => {
        context.depend(test, 'own');
        const [yesLeaf, noLeaf] = [yes.compile(context), no.compile(context)];
        return (frame) => (test.read(frame) ? yesLeaf(frame) : noLeaf(frame));
      },
      record: (frame, drawn) => (test.read(frame) ? yes : no).record(frame, drawn),
      variables: (visit) => yes.variables(visit) && no.variables(visit),
    };
  }

  #choice(place: Place, choice: Choice, term: DrawnTerm, nesting: number): Node {
    const pick = pickSlot(place, choice, term.at);
    const branches = choice.choice.map((branch, index) =>
      this.#node(branchPlace(place, branch, pick, index), branch.term, nesting + 1),
    );
    return {
      compile: (context) => {
        context.depend(pick, 'own');
        const leaves = branches.map((branch) => branch.compile(context));
        return (frame) => leaves[pick.read(frame)](frame);
      },
      record: (frame, drawn) => {
        drawn[pick.addressIn(frame)] = choice.choice[pick.read(frame)].label;
        branches[pick.read(frame)].record(frame, drawn);
      },
      variables: (visit) => visit(pick as Slot) && branches.every((branch) => branch.variables(visit)),
    };
  }
}
