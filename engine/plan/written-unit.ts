import type { SourceRange } from './plan.js';

/** A unit as an author wrote it, and what it is in SI. One of `shift`, `times` and `over` where it is not the SI unit. */
export interface WrittenUnit {
  /** `cm`, `deg`, `%`. */
  readonly name: string;
  /** The SI value is the number with its decimal point moved so far to the right. */
  readonly shift?: number;
  readonly times?: number;
  readonly over?: number;
}

/** The units in which the draws of a plan are written, by the place of the draw; those without a unit are left out. */
export type WrittenUnits = Readonly<Record<SourceRange, WrittenUnit>>;
