import type { AstNode } from 'langium';
import {
  type ElementReference,
  own,
  type Expression as PlanExpression,
  type Term,
} from '../../engine/plan/plan.js';
import type { Expression } from '../generated/ast.js';
import type { Document } from '../project/document.js';
import type { Type } from '../types/type.js';
import type { Kind } from '../words/catalogue.js';
import type { Drawn } from './draw.js';
import type { ElementDeclaration } from './element.js';
import type { Lazy } from './lazy.js';
import type { Override } from './override.js';
import type { Parameter } from './parameters.js';
import type { SceneDeclaration } from './scene.js';
import type { TemplateDeclaration } from './template.js';

/** What a name stands for. */
export type Meaning =
  | { readonly kind: 'constant'; readonly type: Type; readonly value: PlanExpression }
  | {
      readonly kind: 'distribution';
      readonly node: Expression;
      readonly scope: Scope;
      readonly parameters: { get(): readonly Parameter[] };
      /** What it is by itself; undefined where something was told. */
      readonly use: { get(): Drawn | undefined };
    }
  /** What stands for a parameter where a body is written out: a value that was written `depth` blocks deep. */
  | {
      readonly kind: 'argument';
      readonly type: Type;
      readonly value: PlanExpression;
      readonly depth: number;
    }
  | { readonly kind: 'class'; readonly path: string }
  | {
      readonly kind: 'template';
      readonly family: 'asset' | 'material';
      readonly declaration: TemplateDeclaration;
      /** Elaborates it, so that a template that uses itself is found. */
      readonly use: { get(): unknown };
    }
  | { readonly kind: 'scene'; readonly declaration: SceneDeclaration }
  | { readonly kind: 'variable'; readonly variable: Variable; readonly block: BlockScope }
  | { readonly kind: 'element'; readonly element: ElementDeclaration }
  /** A variable or property of the thing that a `where` is about. */
  | { readonly kind: 'output'; readonly name: string; readonly type: Type }
  | { readonly kind: 'measure'; readonly name: string }
  | { readonly kind: 'namespace'; readonly document: Document; readonly scope: Scope }
  /** A name whose declaration has been told to be wrong. */
  | { readonly kind: 'broken' };

/** A variable or written property of a block, elaborated when first needed. */
export interface Variable {
  readonly name: string;
  readonly node: AstNode;
  readonly resolved: Lazy<{ readonly type: Type; readonly term: Term }>;
  /** What a derived scene writes into its value. */
  readonly overrides?: Override[];
}

/** Where names are looked up: the innermost block first, the file last. */
export abstract class Scope {
  constructor(
    readonly document: Document,
    readonly parent: Scope | undefined,
  ) {}

  /** What a name stands for here, without asking the outer scopes. */
  protected abstract own(name: string): Meaning | undefined;
  protected abstract ownNames(): Iterable<string>;

  lookup(name: string): Meaning | undefined {
    // The parser found no name where one is due, and has told so.
    if (name === '') return { kind: 'broken' };
    for (let scope: Scope | undefined = this; scope; scope = scope.parent) {
      const symbol = scope.own(name);
      if (symbol) return symbol;
    }
    return undefined;
  }

  /** The innermost thing of a name that is of a sort, past those of other sorts. */
  lookupSort(name: string, sort: Meaning['kind']): Meaning | undefined {
    for (let scope: Scope | undefined = this; scope; scope = scope.parent) {
      const symbol = scope.own(name);
      if (symbol?.kind === sort) return symbol;
    }
    return undefined;
  }

  /** What a name stands for around the block. */
  lookupOutside(name: string): Meaning | undefined {
    return this.parent?.lookup(name);
  }

  /** All names in scope. */
  names(): Set<string> {
    const all = new Set<string>();
    for (let scope: Scope | undefined = this; scope; scope = scope.parent)
      for (const name of scope.ownNames()) all.add(name);
    return all;
  }

  /** How many blocks of the plan enclose this scope. */
  get depth(): number {
    return this.parent?.depth ?? 0;
  }

  /** What a derived scene writes into the body of this value, for whoever reads the body. */
  takeOverrides(_node: Expression): readonly Override[] {
    return [];
  }

  /** The thing that the condition in which this scope is, is about. */
  get subject(): { readonly element: ElementDeclaration; readonly reference: ElementReference } | undefined {
    return this.parent?.subject;
  }

  /** Elaborates what the places and extents of all objects of the scene come from: see `ElementDeclaration.force`. */
  forceObjects(): void {
    this.parent?.forceObjects();
  }

  /** The innermost element in whose body this scope is. */
  get element(): ElementDeclaration | undefined {
    return this.parent?.element;
  }
}

/** Names given one by one: the top of a file, measures, the parameters of a signature. */
export class TableScope extends Scope {
  /** The names that something asked for. */
  readonly used = new Set<string>();

  constructor(
    document: Document,
    parent: Scope | undefined,
    readonly table: Map<string, Meaning>,
  ) {
    super(document, parent);
  }

  protected override own(name: string): Meaning | undefined {
    const symbol = this.table.get(name);
    if (symbol) this.used.add(name);
    return symbol;
  }

  protected override ownNames(): Iterable<string> {
    return this.table.keys();
  }
}

/** The names of a file, with arguments for parameters, where a body of the file is written out `level` blocks deep. */
export class InlinedScope extends TableScope {
  constructor(
    file: Scope,
    table: Map<string, Meaning>,
    private readonly level: number,
  ) {
    super(file.document, file, table);
  }

  override get depth(): number {
    return this.level;
  }
}

/** The names of a block of the plan: a scene, an instance of an element, a run of a template. */
export class BlockScope extends Scope {
  readonly variables = new Map<string, Variable>();
  readonly elements = new Map<string, ElementDeclaration>();
  private readonly level: number;
  private areForced = false;

  constructor(
    document: Document,
    parent: Scope | undefined,
    /** The kind whose properties may be written here. */
    readonly blockKind: Kind | undefined,
    private readonly blockElement?: ElementDeclaration,
  ) {
    super(document, parent);
    this.level = (parent?.depth ?? 0) + 1;
  }

  override get depth(): number {
    return this.level;
  }

  override get element(): ElementDeclaration | undefined {
    return this.blockElement ?? this.parent?.element;
  }

  override forceObjects(): void {
    if (this.areForced) return;
    for (const element of this.elements.values()) if (element.family === 'object') element.force();
    this.areForced = true;
    super.forceObjects();
  }

  protected override own(name: string): Meaning | undefined {
    const variable = this.variables.get(name);
    if (variable) return { kind: 'variable', variable, block: this };
    const element = this.elements.get(name);
    return element && { kind: 'element', element };
  }

  protected override *ownNames(): Iterable<string> {
    yield* this.variables.keys();
    yield* this.elements.keys();
  }
}

/** The scope of a condition that is asked of each instance of an element. */
export class InstanceScope extends Scope {
  constructor(
    block: Scope,
    private readonly instanceOf: ElementDeclaration,
  ) {
    super(block.document, block);
  }

  protected override own(): undefined {
    return undefined;
  }

  protected override ownNames(): Iterable<string> {
    return [];
  }

  override get subject() {
    return { element: this.instanceOf, reference: { element: own } };
  }
}

/** The scope of a property's own value, in which its name means what it means outside: `radius = radius`. */
export class WithoutScope extends Scope {
  constructor(
    private readonly block: Scope,
    private readonly hidden: string,
  ) {
    super(block.document, block);
  }

  protected override own(): undefined {
    return undefined;
  }

  protected override ownNames(): Iterable<string> {
    return [];
  }

  override lookup(name: string): Meaning | undefined {
    return name === this.hidden ? this.block.lookupOutside(name) : this.block.lookup(name);
  }
}

/** A scope seen from the spec of another file: where a derived scene's value is read in its own file, among the base's names. */
export class RelocatedScope extends Scope {
  constructor(
    document: Document,
    private readonly target: Scope,
    private readonly file: Scope,
  ) {
    super(document, target);
  }

  protected override own(name: string): Meaning | undefined {
    const symbol = this.target.lookup(name);
    // Its own parameters come before those of what it is written over.
    return symbol?.kind === 'argument'
      ? (this.file.lookup(name) ?? symbol)
      : (symbol ?? this.file.lookup(name));
  }

  override lookupSort(name: string, sort: Meaning['kind']): Meaning | undefined {
    return this.target.lookupSort(name, sort) ?? this.file.lookupSort(name, sort);
  }

  override lookupOutside(name: string): Meaning | undefined {
    return this.file.lookup(name) ?? this.target.lookupOutside(name);
  }

  protected override ownNames(): Iterable<string> {
    return this.file.names();
  }
}
