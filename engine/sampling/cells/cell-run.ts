import { HoleSignal, Rejection } from '../problems.js';
import type { Frame } from '../program/frame.js';
import type { Condition } from '../program/require.js';
import { noteRejected } from './attempts.js';
import type { Cell } from './cell.js';
import { ask, attemptTo, observeAcceptance, observeAttempt } from './observation.js';

/** A cell in one frame: its attempts at the sample that is being made. */
export class CellRun {
  /** The epoch of the sample that it was last solved for. */
  begun = -1;
  /** The clock at the beginning of the attempt: its variables are valid from then on. */
  epoch = 0;
  attempt = 0;
  #failures: number[] = [];
  #requires: readonly string[] | undefined;

  constructor(
    readonly cell: Cell,
    readonly frame: Frame,
  ) {}

  /** How many attempts the sample took. */
  get attempts(): number {
    return this.attempt + 1;
  }

  /** The addresses of its conditions; patterns where one asks for all instances. */
  get requires(): readonly string[] {
    this.#requires ??= this.cell.conditions.map((condition) =>
      this.cell.perInstance ? condition.addressIn(this.frame) : condition.pattern,
    );
    return this.#requires;
  }

  /** Whether it is at an attempt that is shown although it was turned down. */
  get isShown(): boolean {
    const { shown } = this.cell.program;
    return shown !== undefined && shown.cell === this.cell.number && shown.plate === this.frame.address;
  }

  /** Draws its variables until all its conditions hold. A hole if the attempts run out. */
  solve(): void {
    const { program, conditions, members } = this.cell;
    const { world, observer } = program;
    if (world.solving > 0) throw new Error(`Internal: ${this.requires[0]} is solved inside another cell.`);
    world.solving += 1;
    this.begun = world.epoch;
    if (this.isShown) {
      this.#show(program.shown!.attempt);
      return;
    }
    this.#failures = conditions.map(() => 0);
    // What nothing random bears on cannot come out otherwise the next time.
    const attempts = members.length === 0 ? 1 : program.plan.dataset.attempts;
    const { depth } = world;
    for (this.attempt = 0; this.attempt < attempts; this.attempt += 1) {
      world.depth = depth;
      this.#beginAttempt();
      const observed = observer !== undefined && this.attempt === 0;
      const failed = observed ? observeAttempt(this, observer) : this.#firstFailure();
      if (failed === -1) {
        world.solving -= 1;
        if (observer !== undefined) observeAcceptance(this, observer);
        return;
      }
      this.#failures[failed] += 1;
      if (program.rejected !== undefined) noteRejected(this, failed, program.rejected);
    }
    throw this.#exhausted(attempts);
  }

  #beginAttempt(): void {
    const { program, placing } = this.cell;
    program.world.clock += 1;
    this.epoch = program.world.clock;
    if (placing) program.solids.restart();
  }

  /** Draws what its conditions ask for at one attempt, whatever they say. */
  #show(attempt: number): void {
    const { program, conditions } = this.cell;
    this.attempt = attempt;
    this.#beginAttempt();
    for (const condition of conditions) attemptTo(this, () => ask(this, condition));
    program.world.solving -= 1;
  }

  /** The frames in which a condition is asked. */
  *framesOf(condition: Condition): Generator<Frame> {
    const { element } = condition;
    if (element === undefined || this.cell.perInstance) {
      yield this.frame;
      return;
    }
    const count = element.instances;
    for (let index = 0; index < count; index += 1) yield element.frame(index);
  }

  /** The number of the first condition that does not hold, or -1. */
  #firstFailure(): number {
    const { conditions } = this.cell;
    let asked = 0;
    try {
      for (; asked < conditions.length; asked += 1) {
        const condition = conditions[asked];
        if (condition.element === undefined || this.cell.perInstance) {
          if (!condition.holds(this.frame)) return asked;
        } else {
          for (const frame of this.framesOf(condition)) if (!condition.holds(frame)) return asked;
        }
      }
      return -1;
    } catch (error) {
      if (error instanceof Rejection) return asked;
      throw error;
    }
  }

  #exhausted(attempts: number): HoleSignal {
    const { conditions } = this.cell;
    const failed = conditions
      .map((condition, index) => ({ condition, index, failures: this.#failures[index] }))
      .filter(({ failures }) => failures > 0)
      .sort((a, b) => b.failures - a.failures || a.index - b.index);
    const [worst] = failed;
    const requires = failed.map(({ index }) => this.requires[index]);
    const message = `${requires[0]} did not hold in ${worst.failures} of ${attempts} attempts.`;
    return new HoleSignal('attempts-exhausted', message, requires[0], worst.condition.at, requires, attempts);
  }
}
