import type { SourceRange } from '../plan/plan.js';
import type { Range } from './range.js';

/** What can be said of a plan before anything is drawn, and where; plain data in SI values. */
export type Fault =
  | OutsideFault
  | DomainFault
  | UndefinedFault
  | RequireFault
  | BranchFault
  | RoomFault
  | CrowdFault;

interface Placed {
  /** Undefined in plans that do not say where they came from. */
  readonly at: SourceRange | undefined;
}

/** Bounds of a property; undefined where it has none. */
export interface Limits {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly above?: number;
  readonly below?: number;
}

/** A property that never lies within its limits (`certain`), or may not. */
export interface OutsideFault extends Placed {
  readonly kind: 'outside';
  readonly certain: boolean;
  readonly owner: string;
  readonly property: string;
  readonly limits: Limits;
  /** What it can be. */
  readonly range: Range;
  /** Of a normal variable of constant mean and deviation, which has no ends. */
  readonly normal?: { readonly mean: number; readonly deviation: number };
}

/** An argument of a distribution that never is in its domain (`certain`), or may not be. */
export interface DomainFault extends Placed {
  readonly kind: 'domain';
  readonly certain: boolean;
  readonly name: string;
  /** As the catalogue writes it, `deviation >= 0`. */
  readonly condition: string;
  readonly values: readonly { readonly name: string; readonly range: Range }[];
}

/** An operation that never has a value (`certain`), or may have none: a division by 0, a root of a negative number. */
export interface UndefinedFault extends Placed {
  readonly kind: 'undefined';
  readonly certain: boolean;
  readonly op: string;
  /** Of the argument that is to blame. */
  readonly range: Range;
}

/** A condition on the worlds that holds in none of them, or in all. */
export interface RequireFault extends Placed {
  readonly kind: 'require';
  readonly name: string;
  readonly holds: 'never' | 'always';
  /** Both sides, of a comparison. */
  readonly sides?: readonly [left: Range, right: Range];
}

/** A condition of an `if` that is the same in all worlds, so that one of its branches is never taken. */
export interface BranchFault extends Placed {
  readonly kind: 'branch';
  readonly holds: 'never' | 'always';
  readonly sides?: readonly [left: Range, right: Range];
}

/** A thing that is larger than what it is to be placed inside of. */
export interface RoomFault extends Placed {
  readonly kind: 'room';
  readonly element: string;
  readonly target: string;
  readonly axis: 'x' | 'y' | 'z';
  /** The least extent of the thing and the greatest of the target. */
  readonly least: number;
  readonly most: number;
}

/** More things than can ever find room, however they are put. */
export interface CrowdFault extends Placed {
  readonly kind: 'crowd';
  readonly element: string;
  readonly target: string;
  /** The least number of instances, and the most of the smallest of them that fit by their areas or volumes. */
  readonly count: number;
  readonly most: number;
}
