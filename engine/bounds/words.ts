import type { Limits } from './fault.js';

/** What the catalogue of words says; the engine knows no words. */
export interface Words {
  /** The limits of a property of a kind: `sphere`, `pinhole`, `shell`; of `object` also those that its asset may have. */
  limits(kind: string, property: string): Limits | undefined;
  /** The conditions on the arguments of a distribution. */
  conditions(distribution: string): readonly DomainCondition[];
}

/** `left operator right`, as in `deviation >= 0` and `low <= high`. */
export interface DomainCondition {
  readonly text: string;
  readonly operator: '<' | '<=' | '>' | '>=';
  readonly left: DomainOperand;
  readonly right: DomainOperand;
}

/** A parameter by its place among the arguments, or a number. */
export type DomainOperand =
  | { readonly argument: number; readonly name: string }
  | { readonly number: number };
