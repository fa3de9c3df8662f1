import type { AstNode } from 'langium';
import type { Entry } from '../generated/ast.js';
import type { Type } from '../types/type.js';
import type { Kind, Property } from '../words/catalogue.js';
import type { SceneDeclaration } from './scene.js';
import type { BlockScope, Scope } from './scope.js';

/** What an entry of a body gives a value: a property of a kind. */
export interface FoundProperty {
  readonly property: Property;
  readonly kind: Kind;
  readonly block: BlockScope;
}

/** What was found about an expression. */
export interface Found {
  /** Where its names were looked up. */
  readonly scope: Scope;
  /** The type that was due where it stands. */
  due: Type | undefined;
  /** The type of its value, or of what is drawn from it. */
  type: Type | undefined;
}

/**
 * What the elaboration found out about the nodes of the source, for an editor: where names were looked up, which type was
 * due, which was found. What is read several times, as the body of a scene from which others are derived, keeps what was
 * found first: that is in the place where it is declared.
 */
export class Findings {
  private readonly found = new Map<AstNode, Found>();
  readonly properties = new Map<Entry, FoundProperty>();
  /** The names of each scene, with those that it has from its base. */
  readonly scenes = new Map<SceneDeclaration, BlockScope>();

  /** What was found about a node; undefined where it was not read as an expression. */
  of(node: AstNode): Found | undefined {
    return this.found.get(node);
  }

  /** An expression is about to be read. */
  enter(node: AstNode, due: Type | undefined, scope: Scope): void {
    const known = this.found.get(node);
    if (!known) this.found.set(node, { scope, due, type: undefined });
    else known.due ??= due;
  }

  /** An expression was found to have a type. */
  leave(node: AstNode, type: Type | undefined): void {
    const known = this.found.get(node);
    if (known && type && type.kind !== 'error') known.type ??= type;
  }

  property(entry: Entry, property: Property, kind: Kind, block: BlockScope): void {
    if (!this.properties.has(entry)) this.properties.set(entry, { property, kind, block });
  }
}
