import type { SourceRange } from '../plan/plan.js';

export type HoleCode =
  /** No attempt met all the conditions of a cell. */
  | 'attempts-exhausted'
  /** There was no room, and the placement says `crowded = fail`, or is one of a light or camera. */
  | 'crowded'
  /** A value is outside what its property, distribution or element allows. */
  | 'out-of-range'
  /** A division by zero, or an argument outside an operation's domain. */
  | 'not-finite'
  /** Something was asked of an instance, branch or variable that this world does not have. */
  | 'absent'
  /** A mean, least or greatest of no instances. */
  | 'empty'
  /** An operand of the wrong kind. */
  | 'wrong-kind'
  /** Instances that need one another in a circle, or in too long a chain. */
  | 'too-deep';

/** Why a world cannot be made; thrown within the sampler only, and told as a `Hole`. */
export class HoleSignal {
  constructor(
    readonly code: HoleCode,
    readonly message: string,
    readonly address?: string,
    readonly at?: SourceRange,
    readonly requires: readonly string[] = [],
    readonly attempts = 0,
  ) {}
}

/** Thrown within the sampler when an attempt cannot go on because a thing that is drawn anew found no room. */
export class Rejection {}

export const rejection = new Rejection();

export type PlanErrorCode =
  | 'plan/too-large'
  | 'plan/too-deep'
  | 'plan/cycle'
  | 'plan/unknown-name'
  /** Something falls, and the sampler was given no physics. */
  | 'plan/needs-physics'
  | 'plan/invalid';

/** A plan that means nothing: the fault of whoever made it, since the compiler makes no such plan. */
export class PlanError extends Error {
  override readonly name = 'PlanError';

  constructor(
    readonly code: PlanErrorCode,
    message: string,
    readonly address?: string,
    readonly at?: SourceRange,
  ) {
    super(message);
  }
}
