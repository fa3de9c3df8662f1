import type { Distribution, SourceRange } from '../../plan/plan.js';
import type { Cell } from '../cells/cell.js';
import type { CellRun } from '../cells/cell-run.js';
import { samplingLimits } from '../limits.js';
import { HoleSignal, PlanError } from '../problems.js';
import type { Plain } from '../sample.js';
import type { KeyNode } from '../streams/index.js';
import type { Frame } from './frame.js';
import type { Path } from './path.js';
import type { Plate } from './plate.js';

/**
 * Which runs of the other slot's plate a value depends on: its `own` (or the scene's), `all`, those `before` its own, or
 * the instance of that number.
 */
export type Through = 'own' | 'all' | 'before' | number;

export interface Dependency {
  readonly slot: Slot<unknown>;
  readonly through: Through;
}

/** What a slot becomes when it is first needed. */
export interface Body<T> {
  /** @param attempt the counter word of what is drawn */
  readonly evaluate: (frame: Frame, attempt: number) => T;
  /** Everything that evaluating may read, in whatever world. */
  readonly dependencies: readonly Dependency[];
}

/** A random variable that a slot draws. */
export interface Declaration {
  /** With `[*]` for the number of an instance. */
  readonly pattern: string;
  readonly distribution: Distribution;
  readonly at: SourceRange | undefined;
}

/** A variable as others are told of it. */
export interface ToldVariable {
  readonly declaration: Declaration;
  readonly address: string;
  readonly value: Plain;
}

export interface SlotOptions<T> {
  readonly plate: Plate;
  readonly path: Path;
  readonly compile: () => Body<T>;
  /** What it draws itself; empty for what is derived from others. */
  readonly draws?: readonly Declaration[];
  /** Whether what it draws goes by the number of the sample alone: no attempt draws it anew, so it is in no cell for itself. */
  readonly bySample?: boolean;
  /** Whether the variable is there in the world of this frame. */
  readonly exists?: (frame: Frame) => boolean;
  /** The address and the value that are told of a variable; without it, its own. */
  tell?(frame: Frame, value: T): ToldVariable | undefined;
}

/** A place for a value in every frame of a plate: of a random variable, or of something derived. Computed on demand. */
export class Slot<T = unknown> {
  readonly index: number;
  readonly plate: Plate;
  readonly path: Path;
  readonly random: boolean;
  readonly options: SlotOptions<T>;
  /** The cell that it belongs to, in every frame. */
  cell: Cell | undefined;
  /** The cells that it belongs to, by the number of the instance, where only some instances are in one. */
  cellOfInstance: Map<number, Cell> | undefined;
  /** Whether very many values may depend on it, and it on very many: what it depends on is then gathered once for all. */
  shared = false;
  /** What it depends on beside what its body mentions: the things that are placed before. */
  further: readonly Dependency[] = [];
  #body: Body<T> | undefined;
  #compiling = false;

  constructor(options: SlotOptions<T>) {
    this.options = options;
    this.plate = options.plate;
    this.path = options.path;
    this.random = (options.draws?.length ?? 0) > 0 && options.bySample !== true;
    this.index = this.plate.slotCount;
    this.plate.slotCount += 1;
    this.plate.program.addSlot(this as Slot<unknown>);
  }

  get body(): Body<T> {
    if (this.#body === undefined) {
      if (this.#compiling)
        throw new PlanError('plan/cycle', `${this.pattern} depends on itself.`, this.pattern);
      this.#compiling = true;
      this.#body = this.options.compile();
      this.#compiling = false;
    }
    return this.#body;
  }

  get dependencies(): readonly Dependency[] {
    const { dependencies } = this.body;
    return this.further.length === 0 ? dependencies : [...dependencies, ...this.further];
  }

  get pattern(): string {
    return this.plate.pattern + this.path.text;
  }

  /** The value in this frame of the sample that is being made. Solves the cell that it belongs to, if any. */
  read(frame: Frame): T {
    const run = this.runOf(frame);
    const { world } = this.plate.program;
    const stamp = frame.stamps[this.index];
    if (run === undefined) {
      if (stamp >= world.epoch) {
        if (stamp !== Number.POSITIVE_INFINITY) world.varied = true;
        return frame.values[this.index] as T;
      }
      return this.#compute(frame, 0, false);
    }
    world.varied = true;
    if (run.begun !== world.epoch) {
      run.solve();
      world.varied = true;
      return this.read(frame);
    }
    return stamp >= run.epoch ? (frame.values[this.index] as T) : this.#compute(frame, run.attempt, true);
  }

  runOf(frame: Frame): CellRun | undefined {
    const cell = this.cellOfInstance === undefined ? this.cell : this.cellOfInstance.get(frame.index);
    return cell === undefined ? undefined : cell.runOf(frame);
  }

  keyIn(frame: Frame): KeyNode {
    let key = frame.keys[this.index];
    if (key === undefined) {
      key = this.path.keyBelow(frame.key);
      frame.keys[this.index] = key;
    }
    return key;
  }

  addressIn(frame: Frame): string {
    let address = frame.addresses[this.index];
    if (address === undefined) {
      address = frame.address + this.path.text;
      frame.addresses[this.index] = address;
    }
    return address;
  }

  #compute(frame: Frame, attempt: number, inCell: boolean): T {
    const { world } = this.plate.program;
    const { evaluate } = this.#body ?? this.body;
    if (frame.stamps[this.index] === -world.clock || world.depth >= samplingLimits.depth) {
      throw new HoleSignal(
        'too-deep',
        'A value needs itself, or too long a chain of values.',
        this.addressIn(frame),
      );
    }
    frame.stamps[this.index] = -world.clock;
    world.depth += 1;
    const variedBefore = world.varied;
    world.varied = this.random || this.options.bySample === true;
    if (this.random && !inCell && world.solving > 0) {
      throw new Error(`Internal: ${this.addressIn(frame)} is drawn for a cell that it is not in.`);
    }
    const value = evaluate(frame, attempt);
    frame.values[this.index] = value;
    frame.stamps[this.index] = world.varied ? world.clock : Number.POSITIVE_INFINITY;
    world.varied ||= variedBefore;
    world.depth -= 1;
    return value;
  }
}
