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

/**
 * What the elaboration found out about the nodes of the source, for an editor: where names were looked up, which type was
 * due, which was found. What is read several times, as the body of a scene from which others are derived, keeps what was
 * found first: that is in the place where it is declared.
 */
export class Findings {
  /** Where the names of a node were looked up. */
  readonly scopes = new Map<AstNode, Scope>();
  /** The type that was due where a node stands. */
  readonly due = new Map<AstNode, Type>();
  /** The type of its value, or of what is drawn from it. */
  readonly types = new Map<AstNode, Type>();
  readonly properties = new Map<Entry, FoundProperty>();
  /** The names of each scene, with those that it has from its base. */
  readonly scenes = new Map<SceneDeclaration, BlockScope>();

  /** An expression is about to be read. */
  enter(node: AstNode, due: Type | undefined, scope: Scope): void {
    if (!this.scopes.has(node)) this.scopes.set(node, scope);
    if (due && !this.due.has(node)) this.due.set(node, due);
  }

  /** An expression was found to have a type. */
  leave(node: AstNode, type: Type | undefined): void {
    if (type && type.kind !== 'error' && !this.types.has(node)) this.types.set(node, type);
  }

  property(entry: Entry, property: Property, kind: Kind, block: BlockScope): void {
    if (!this.properties.has(entry)) this.properties.set(entry, { property, kind, block });
  }
}
