import type { SourceRange } from '../plan.js';

/** What a fact is about. `order` is that of the elements, by which ids and placing go. */
export type FactKind =
  | 'dataset'
  | 'class'
  | 'file'
  | 'label'
  | 'export'
  | 'element'
  | 'order'
  | 'variable'
  | 'value'
  | 'require';

/** One thing that a plan says, small enough to be compared as a text. */
export interface Fact {
  readonly kind: FactKind;
  /** The address pattern (`Kitchen.things[*].scale`), or a name, path, … */
  readonly name: string;
  /** For readers. */
  readonly text: string;
  /** Equal exactly where the meanings are. */
  readonly exact: string;
  /** The variables, elements, templates and files that are mentioned, by their bare names. */
  readonly mentions: ReadonlySet<string>;
  /** Whether it takes part in where things are (of an object, or their order). */
  readonly placing: boolean;
  /** The element in whose body it stands, by its whole name: `shelf.box`. */
  readonly owner?: string;
  readonly at?: SourceRange;
}

/** The mention of everything that has a place: what a distribution in space depends on. */
export const allPlaces = '*places';

/** The mention of an element by its whole name, `shelf.box`, apart from variables and parts of that name. */
export const elementMention = (element: string) => `@${element}`;
