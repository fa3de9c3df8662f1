import type { AstNode } from 'langium';
import type { Place } from '../diagnostics/diagnostic.js';
import type { Document } from '../project/document.js';
import type { Type } from '../types/type.js';
import type { Constant, Kind, Property, Signature } from '../words/catalogue.js';

/** What a name in a spec means. */
export type Target = Declared | Word;

/** What an author has declared, one object for each declaration. */
export interface Declared {
  readonly kind: 'declared';
  readonly name: string;
  /** What it is, in the word that declares it (`let`, `object`, `class`); for the rest `property`, `parameter`, `part`, `branch`, `import`. */
  readonly role: string;
  readonly node: AstNode;
  readonly document: Document;
  /** Of its name. */
  readonly place: Place;
  /** Of an imported name that is called otherwise here: what it is. */
  readonly of?: Target;
  /** Of a property that is given its value here: what the catalogue says of it. */
  readonly word?: Word;
}

/** A word of the language. */
export interface Word {
  readonly kind: 'word';
  readonly role:
    | 'kind'
    | 'property'
    | 'signature'
    | 'constant'
    | 'fact'
    | 'member'
    | 'keyword'
    | 'argument'
    | 'type';
  readonly name: string;
  /** Its entry of the catalogue; of a member of a set or an argument, that to which it belongs. */
  readonly entry: Kind | Property | Signature | Constant | undefined;
  readonly type?: Type;
}

/** A name that stands somewhere. */
export interface Occurrence {
  readonly place: Place;
  readonly target: Target;
  /** Whether it is the name of the declaration itself. */
  readonly isDeclaration: boolean;
}
