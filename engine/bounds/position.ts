import type { Element } from '../plan/plan.js';
import type { Bounds, NumberBounds } from './bounds.js';
import { mayBe } from './logic.js';
import { joined, type Roots } from './roots.js';
import type { Later, Scope } from './scope.js';

/** Where an expression stands. */
export interface Position {
  readonly scope: Scope | undefined;
  /** The random variables that decide whether it is asked for at all. */
  readonly guards: Roots;
  /** Whether it never is. */
  readonly dead: boolean;
  /** The element in whose instances it stands. */
  readonly element?: ElementBounds;
  /** The element that the enclosing aggregate goes through. */
  readonly subject?: ElementBounds;
  /** Variables that are looked at where they have one value. */
  readonly pinned?: ReadonlyMap<Later, Bounds>;
  /** What writes properties over those of a shape. */
  readonly overrides?: Scope | undefined;
}

/** An element with what is known of how many there are. */
export interface ElementBounds {
  readonly node: Element;
  readonly scope: Scope;
  /** The group in which it stands. */
  readonly within?: ElementBounds | undefined;
  /** Where what stands in it stands. */
  readonly inside: () => Position;
  /** How many instances there may be, absent ones included. */
  readonly count: () => NumberBounds;
  /** Whether every world has all its instances. */
  readonly isSure: () => boolean;
}

/** The position of what is asked for only if a condition is as `wanted`. */
export function under(position: Position, condition: Bounds, wanted: boolean): Position {
  const may = mayBe(condition);
  return {
    ...position,
    guards: joined([position.guards, condition.roots]),
    dead: position.dead || may === (wanted ? 'false' : 'true'),
  };
}
