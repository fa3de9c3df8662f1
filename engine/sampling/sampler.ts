import type { Distribution, Plan, Scene, SourceRange } from '../plan/plan.js';
import { scenesOf } from '../plan/scenes.js';
import { type LoneObserver, type LoneVariable, loneVariable } from './alone.js';
import type { AttemptReference, RejectedAttempt } from './cells/attempts.js';
import { buildCells } from './cells/build-cells.js';
import type { Cell } from './cells/cell.js';
import type { Observer } from './cells/observation.js';
import { describeVariables } from './describe.js';
import type { FixedValues } from './fixed/fixed-values.js';
import { samplingLimits } from './limits.js';
import { MixedSampler } from './mixed-sampler.js';
import { collectWorld } from './output/world-data.js';
import { type Physics, planNeedsPhysics } from './physics/index.js';
import { orderPlacing } from './placement/order.js';
import { HoleSignal, PlanError } from './problems.js';
import { checkProgram } from './program/check.js';
import { type ModelSource, Program } from './program/program.js';
import { type Outcome, type SolvedCell, toHole } from './sample.js';
import { createSplit } from './split.js';

/** Conditions that share random ancestors, with these: address patterns with `[*]` for the number of an instance. */
export interface CellDescription {
  readonly requires: readonly string[];
  readonly variables: readonly string[];
  /** The pattern of the plate in whose every run the cell is solved by itself. */
  readonly home: string;
}

export interface VariableDescription {
  readonly pattern: string;
  readonly distribution: Distribution;
  readonly at?: SourceRange;
  /** The element in whose instances it stands. */
  readonly element?: string;
}

export interface Sampler {
  readonly cells: readonly CellDescription[];
  /** Every random variable, of all branches; of plans with very many, the first 10,000. */
  readonly variables: readonly VariableDescription[];
  /** @param index the number of the sample, from 0 to 2^53 - 1; any, in any order */
  sample(index: number): Outcome;
  /** Like `sample`, with the same outcome, and tells an observer about the cells. */
  observe(index: number, observer: Observer): Outcome;
}

/** A sampler that can also draw a variable without the rest of its world. */
export interface LoneSampler extends Sampler {
  /**
   * Draws one variable of a sample, by its pattern: the same values as in the whole sample, at a fraction of its cost.
   * Undefined for a variable that can't be drawn so (see `loneVariable`).
   */
  alone(pattern: string): DrawAlone | undefined;
}

/**
 * Tells the values of a variable in sample `index`. False, and nothing is told as accepted, where they can't be drawn. The
 * sample may be a hole all the same, for something that has nothing to do with the variable.
 */
export type DrawAlone = (index: number, observer: LoneObserver) => boolean;

/** A sampler for whoever wants to know why a world is as it is, and how else it could be. */
export interface ExplorableSampler extends LoneSampler {
  /** @param fixed values that are set by hand. One that its variable can't have makes the sample a hole */
  sample(index: number, fixed?: FixedValues): Outcome;
  /** The attempts of a sample that conditions turned down, cell by cell; of very many, the first 1,000. */
  attempts(index: number, fixed?: FixedValues): readonly RejectedAttempt[];
  /** The world of an attempt that was turned down, as if its cell had no conditions. */
  rejected(index: number, attempt: AttemptReference, fixed?: FixedValues): Outcome;
}

/**
 * Makes the worlds of a plan.
 * @param plan one that `validatePlan` finds in order
 * @param physics from `loadPhysics`, needed if `planNeedsPhysics`; or `'none'`, which lets nothing fall: draws and
 *   conditions are the same, for they are about places before the fall, and much time is saved
 * @throws PlanError for a plan that means nothing or is too large; no plan that the compiler makes is either
 */
export function createSampler(
  plan: Plan,
  models: ModelSource,
  physics?: Physics | 'none',
): ExplorableSampler {
  return withStack(() => {
    if (physics === undefined && planNeedsPhysics(plan))
      throw new PlanError('plan/needs-physics', 'Things fall here (`drop`), and there is no physics.');
    let slots = 0;
    const samplers = scenesOf(plan).map(({ scene }) => {
      const sampler = new SceneSampler(plan, scene, models, physics === 'none' ? undefined : physics);
      slots += sampler.slots;
      if (slots > samplingLimits.slots)
        throw new PlanError(
          'plan/too-large',
          `The scenes unfold to more than ${samplingLimits.slots} values.`,
        );
      return sampler;
    });
    return plan.mixture === undefined ? samplers[0] : new MixedSampler(plan, samplers);
  });
}

class SceneSampler implements ExplorableSampler {
  readonly #program: Program;
  readonly #cells: readonly Cell[];
  readonly #splitOf: (index: number) => string;
  readonly #physics: Physics | undefined;
  #variables: readonly VariableDescription[] | undefined;

  constructor(plan: Plan, scene: Scene, models: ModelSource, physics: Physics | undefined) {
    this.#physics = physics;
    this.#program = new Program(plan, models, scene);
    orderPlacing(this.#program);
    checkProgram(this.#program);
    this.#cells = buildCells(this.#program);
    this.#splitOf = createSplit(plan.dataset);
  }

  /** How many values it unfolds to. */
  get slots(): number {
    return this.#program.slots.length;
  }

  get cells(): readonly CellDescription[] {
    return this.#cells.map(({ conditions, members, home }) => ({
      requires: [...new Set(conditions.map(({ pattern }) => pattern))],
      variables: [
        ...new Set(members.flatMap(({ slot }) => slot.options.draws?.map(({ pattern }) => pattern) ?? [])),
      ],
      home,
    }));
  }

  get variables(): readonly VariableDescription[] {
    this.#variables ??= withStack(() => describeVariables(this.#program));
    return this.#variables;
  }

  sample(index: number, fixed?: FixedValues): Outcome {
    this.#begin(index, fixed);
    return this.#make(index);
  }

  observe(index: number, observer: Observer): Outcome {
    this.#begin(index, undefined);
    this.#program.observer = observer;
    return this.#make(index);
  }

  alone(pattern: string): DrawAlone | undefined {
    const variable = withStack(() => loneVariable(this.#program, pattern));
    return variable && ((index, observer) => this.#drawAlone(variable, index, observer));
  }

  #drawAlone(variable: LoneVariable, index: number, observer: LoneObserver): boolean {
    this.#begin(index, undefined);
    const accepted: Parameters<LoneObserver['accepted']>[] = [];
    try {
      variable({ ...observer, accepted: (...told) => accepted.push(told) });
    } catch (error) {
      if (asSignal(error) === undefined) throw error;
      return false;
    }
    for (const told of accepted) observer.accepted(...told);
    return true;
  }

  attempts(index: number, fixed?: FixedValues): readonly RejectedAttempt[] {
    this.#begin(index, fixed);
    const rejected: RejectedAttempt[] = [];
    this.#program.rejected = rejected;
    try {
      this.#solve();
    } catch (error) {
      // Whatever ended it: these were turned down before.
      if (asSignal(error) === undefined) throw error;
    }
    return rejected;
  }

  rejected(index: number, attempt: AttemptReference, fixed?: FixedValues): Outcome {
    this.#begin(index, fixed);
    this.#program.shown = attempt;
    return this.#make(index);
  }

  #begin(index: number, fixed: FixedValues | undefined): void {
    if (!Number.isSafeInteger(index) || index < 0) throw new RangeError(`${index} is no number of a sample.`);
    const program = this.#program;
    program.observer = undefined;
    program.rejected = undefined;
    program.shown = undefined;
    program.fixed = fixed?.size === 0 ? undefined : fixed;
    program.world.begin(index);
    program.solids.restart();
  }

  #make(index: number): Outcome {
    const split = this.#splitOf(index);
    try {
      const cells = this.#solve();
      return { index, split, ...collectWorld(this.#program, this.#physics), cells };
    } catch (error) {
      const signal = asSignal(error);
      if (signal === undefined) throw error;
      return toHole(index, split, signal);
    }
  }

  #solve(): SolvedCell[] {
    const cells: SolvedCell[] = [];
    for (const cell of this.#cells) {
      for (const run of cell.runs()) {
        if (run.begun !== this.#program.world.epoch) run.solve();
        cells.push({ requires: run.requires, attempts: run.attempts });
      }
    }
    return cells;
  }
}

/** The engine's stack ends where values wait for one another in too long a chain, before our own count of them does. */
function asSignal(error: unknown): HoleSignal | undefined {
  if (error instanceof HoleSignal) return error;
  if (isStackOverflow(error))
    return new HoleSignal('too-deep', 'Values wait for one another in too long a chain.');
  return undefined;
}

function withStack<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (isStackOverflow(error)) throw new PlanError('plan/too-deep', 'The plan is too deep.');
    throw error;
  }
}

function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('call stack');
}
