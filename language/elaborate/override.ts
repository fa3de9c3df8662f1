import type { Entry, Expression } from '../generated/ast.js';
import type { Context } from './context.js';
import type { Guards } from './guards.js';
import type { Meaning } from './scope.js';
import { Scope } from './scope.js';

/** What a derived scene writes over something of its base. */
export interface Override {
  /** Where, below what it is handed to: of `main.noise.iso` the body of `main` gets `noise`, `iso`. */
  readonly path: readonly string[];
  readonly node: Entry;
  readonly guards: Guards;
  /** In which its value was written. */
  readonly scope: Scope;
  /** The name of the base, for messages. */
  readonly base: string;
}

/** Tells an override of what is not there. */
export function nothingToOverride(context: Context, override: Override, names: () => Iterable<string>): void {
  const { node, scope, base, path } = override;
  const nearest = context.nearest(path[0]!, names);
  const name = scope.document.textOf(node.target);
  context.report('scene/override', scope, node.target, { name, base, nearest });
}

/**
 * The scope of a value into whose body a derived scene writes: whoever reads the body of `node` takes the overrides. Those
 * that nobody takes find nothing to override.
 */
export class OverriddenScope extends Scope {
  private isTaken = false;

  constructor(
    private readonly block: Scope,
    private readonly node: Expression,
    private readonly overrides: readonly Override[],
  ) {
    super(block.document, block);
  }

  override takeOverrides(node: Expression): readonly Override[] {
    if (node !== this.node) return [];
    this.isTaken = true;
    return this.overrides;
  }

  /** Tells the overrides if there was no body for them. */
  finish(context: Context): void {
    if (this.isTaken) return;
    for (const override of this.overrides) nothingToOverride(context, override, () => []);
  }

  override lookup(name: string): Meaning | undefined {
    return this.block.lookup(name);
  }

  override lookupOutside(name: string): Meaning | undefined {
    return this.block.lookupOutside(name);
  }

  protected override own(): undefined {
    return undefined;
  }

  protected override ownNames(): Iterable<string> {
    return [];
  }
}
