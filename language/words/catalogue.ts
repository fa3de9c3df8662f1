import type { Expression as PlanExpression } from '../../engine/plan/plan.js';
import type { Expression } from '../generated/ast.js';
import type { Type } from '../types/type.js';

/** Where a word is declared in the catalogue's texts: for go-to-definition and the reference pages. */
export interface WordOrigin {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** A property of a kind. Bounds are SI values. */
export interface Property {
  readonly name: string;
  readonly type: Type;
  readonly default?: PlanExpression;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly above?: number;
  readonly below?: number;
  /** It must be known before sampling: no variable may move it. */
  readonly constant: boolean;
  readonly required: boolean;
  readonly doc: string;
  readonly origin: WordOrigin;
}

export interface Parameter {
  readonly name: string;
  readonly type: TypeScheme;
}

/**
 * A type, or a type that depends on the arguments: `same` is any one dimension, `blend` also colours, `any` any number,
 * `root` the square root of the argument's, `sameList` a list of `same`, `knot` a pair of a `same` and a plain number.
 */
export type TypeScheme = Type | { readonly kind: 'scheme'; readonly name: SchemeName };

export type SchemeName = 'same' | 'blend' | 'any' | 'root' | 'sameList' | 'knot';

/** A kind of thing: a light, a shape, a placement, an export format. */
export interface Kind {
  readonly name: string;
  readonly parent: Kind | undefined;
  /** The outermost kind it descends from: `element`, `asset`, `material`, `placement`, `label`, … */
  readonly family: string;
  readonly positional: readonly Parameter[];
  /** Its own properties and its ancestors'. */
  readonly properties: ReadonlyMap<string, Property>;
  readonly doc: string;
  readonly origin: WordOrigin;
}

/** A distribution of one number, a function, or a relation of two things. */
export interface Signature {
  readonly name: string;
  readonly role: 'distribution' | 'function' | 'relation';
  readonly parameters: readonly Parameter[];
  readonly result: TypeScheme;
  readonly variadic: boolean;
  /** Conditions on the arguments, e.g. `low <= high`. */
  readonly requires: readonly Expression[];
  readonly doc: string;
  readonly origin: WordOrigin;
}

export interface Constant {
  readonly name: string;
  readonly type: Type;
  readonly value: PlanExpression;
  readonly doc: string;
  readonly origin: WordOrigin;
}

/** The vocabulary of the language. Kinds may share a name across families (`color` is an environment). */
export interface Catalogue {
  readonly kinds: readonly Kind[];
  readonly distributions: ReadonlyMap<string, Signature>;
  readonly functions: ReadonlyMap<string, Signature>;
  /** How a thing stands to another; the first parameter stands before the dot. */
  readonly relations: ReadonlyMap<string, Signature>;
  readonly constants: ReadonlyMap<string, Constant>;
}

/** The kind `name` that is a `family` (`light`, `asset`, …): the family itself or below it. */
export function findKind(catalogue: Catalogue, family: string, name: string): Kind | undefined {
  return catalogue.kinds.find((kind) => kind.name === name && isA(kind, family));
}

/** The kinds below `family` that an author may write. */
export function kindsOf(catalogue: Catalogue, family: string): Kind[] {
  return catalogue.kinds.filter((kind) => kind.name !== family && isA(kind, family));
}

export function isA(kind: Kind, family: string): boolean {
  for (let each: Kind | undefined = kind; each; each = each.parent) if (each.name === family) return true;
  return kind.family === family;
}
