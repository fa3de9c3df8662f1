/** Terms that draw nothing themselves. */
import type { Value } from '../../plan/operators.js';
import type { ConditionalTerm, Expression } from '../../plan/plan.js';
import { HoleSignal } from '../problems.js';
import type { BlockRun, BlockSite } from './block.js';
import { Context } from './context.js';
import { compileExpression } from './expression.js';
import type { Frame } from './frame.js';
import { asBoolean } from './kinds.js';
import { type Place, under } from './place.js';
import { compileLocator, resolveVariable } from './reference.js';
import type { Drawn, Site } from './site.js';
import { type Body, Slot, type Through } from './slot.js';

/** A slot for something derived, compiled where it stands. */
export function derivedSlot<T>(place: Place, compile: (context: Context) => (frame: Frame) => T): Slot<T> {
  return new Slot<T>({
    plate: place.plate,
    path: place.path,
    compile: (): Body<T> => {
      const context = new Context(place);
      const evaluate = compile(context);
      return { evaluate, dependencies: context.dependencies };
    },
  });
}

/** A guard or a condition. */
export function booleanSlot(place: Place, node: Expression): Slot<boolean> {
  return derivedSlot(place, (context) => {
    const evaluate = compileExpression(node, context);
    return (frame) => asBoolean(evaluate(frame), frame, context);
  });
}

export class ConstantSite implements Site {
  constructor(private readonly value: Value) {}

  read(): Value {
    return this.value;
  }

  depend(): void {}

  blocks(): readonly BlockSite[] {
    return [];
  }

  record(): void {}

  variables(): boolean {
    return true;
  }
}

export class ExpressionSite implements Site {
  readonly #slot: Slot<Value>;

  constructor(
    private readonly place: Place,
    private readonly node: Expression,
  ) {
    this.#slot = derivedSlot(place, (context) => compileExpression(node, context));
  }

  read(frame: Frame): Value {
    return this.#slot.read(frame);
  }

  depend(context: Context, through: Through): void {
    context.depend(this.#slot, through);
  }

  /** A name may mean a block that another term runs. */
  blocks(): readonly BlockSite[] {
    const { node } = this;
    if (typeof node !== 'object') return [];
    const context = new Context(this.place);
    if ('variable' in node) return resolveVariable(node, context).site.blocks();
    if ('output' in node && node.by === undefined)
      return compileLocator(node.of, context).element.output(node.output)?.blocks() ?? [];
    return [];
  }

  record(): void {}

  variables(): boolean {
    return true;
  }
}

/** A term under an `if`; without `else`, there may be no value. */
export class ConditionalSite implements Site {
  readonly #test: Slot<boolean>;
  readonly #yes: Site;
  readonly #no: Site | undefined;

  constructor(
    place: Place,
    node: ConditionalTerm,
    makeSite: (place: Place, node: ConditionalTerm['then']) => Site,
  ) {
    const test = booleanSlot(place, node.if);
    this.#test = test;
    this.#yes = makeSite(
      under(place, (frame) => test.read(frame)),
      node.then,
    );
    this.#no =
      node.else &&
      makeSite(
        under(place, (frame) => !test.read(frame)),
        node.else,
      );
  }

  read(frame: Frame): Value {
    const site = this.#test.read(frame) ? this.#yes : this.#no;
    if (site !== undefined) return site.read(frame);
    const address = this.#test.addressIn(frame);
    throw new HoleSignal('absent', `${address} has no value in this world.`, address);
  }

  /** Whether there is a value in this world. */
  has(frame: Frame): boolean {
    return this.#no !== undefined || this.#test.read(frame);
  }

  depend(context: Context, through: Through): void {
    context.depend(this.#test, through);
    this.#yes.depend(context, through);
    this.#no?.depend(context, through);
  }

  blocks(): readonly BlockSite[] {
    return [...this.#yes.blocks(), ...(this.#no?.blocks() ?? [])];
  }

  record(frame: Frame, drawn: Drawn): void {
    (this.#test.read(frame) ? this.#yes : this.#no)?.record(frame, drawn);
  }

  variables(visit: (slot: Slot) => boolean): boolean {
    return this.#yes.variables(visit) && (this.#no?.variables(visit) ?? true);
  }
}

/** A block that is run where it is written. */
export class BlockTermSite implements Site {
  readonly #slot: Slot<BlockRun>;

  constructor(
    place: Place,
    private readonly block: BlockSite,
  ) {
    this.#slot = derivedSlot(place, () => (frame) => ({ thing: 'block', site: block, frame }));
  }

  read(frame: Frame): Value {
    return this.#slot.read(frame);
  }

  depend(): void {}

  blocks(): readonly BlockSite[] {
    return [this.block];
  }

  record(frame: Frame, drawn: Drawn): void {
    this.block.record(frame, drawn);
  }

  variables(visit: (slot: Slot) => boolean): boolean {
    return this.block.variables(visit);
  }
}
