import type { Frame } from '../program/frame.js';
import type { Program } from '../program/program.js';
import type { Condition } from '../program/require.js';
import type { Slot } from '../program/slot.js';
import { CellRun } from './cell-run.js';

/** A random variable of a cell; with `instances`, only of those numbers. */
export interface Member {
  readonly slot: Slot;
  readonly instances: ReadonlySet<number> | undefined;
}

/** Conditions that share random ancestors, with all of these: what is drawn anew together when one does not hold. */
export class Cell {
  readonly #sceneRun: CellRun | undefined;

  /**
   * @param perInstance whether each instance of the conditions' element has a run of its own
   * @param placing whether a new attempt places objects anew
   */
  constructor(
    readonly program: Program,
    readonly number: number,
    readonly conditions: readonly Condition[],
    readonly members: readonly Member[],
    readonly perInstance: boolean,
    readonly placing: boolean,
  ) {
    this.#sceneRun = perInstance ? undefined : new CellRun(this, program.scene);
  }

  /** The address pattern of the plate in which it is solved. */
  get home(): string {
    return this.perInstance ? this.conditions[0].slot.plate.pattern : this.program.plate.pattern;
  }

  runOf(frame: Frame): CellRun {
    if (this.#sceneRun !== undefined) return this.#sceneRun;
    let run = frame.runs[this.number];
    if (run === undefined) {
      run = new CellRun(this, frame);
      frame.runs[this.number] = run;
    }
    return run;
  }

  /** All its runs in the world that is being made. */
  *runs(): Generator<CellRun> {
    const { element } = this.conditions[0];
    const { scene } = this.program;
    if (!this.perInstance || element === undefined) {
      yield this.runOf(scene);
      return;
    }
    const count = element.instances;
    for (let index = 0; index < count; index += 1) yield this.runOf(element.frame(index));
  }
}
