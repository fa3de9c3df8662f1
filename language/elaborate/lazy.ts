import type { AstNode } from 'langium';
import type { Context } from './context.js';
import { boundName } from './name-node.js';
import type { Scope } from './scope.js';

/**
 * How deep what is computed may stand in other computations, expressions and names together, so that the stack suffices:
 * at the least favourable spec that we know, the stack of a Node thread bears 1,600.
 */
const maximumLevel = 600;

/** What something computed is called, for messages about it. */
export interface Subject {
  readonly name: string;
  readonly node: AstNode;
  readonly scope: Scope;
}

/**
 * Something computed when first asked for. Asked for while it is computed, it depends on itself: that is told once, and
 * `broken` stands in its place.
 */
export class Lazy<T> {
  private state: 'new' | 'busy' | 'done' = 'new';
  private result: T | undefined;

  constructor(
    private readonly context: Context,
    readonly subject: Subject,
    private readonly compute: () => T,
    private readonly broken: T,
  ) {}

  get(): T {
    if (this.state === 'done') return this.result as T;
    const { context } = this;
    if (this.state === 'busy') {
      this.reportCycle();
      return this.broken;
    }
    if (context.level > maximumLevel) {
      if (!context.isTooDeep) this.reportDepth();
      context.isTooDeep = true;
      this.state = 'done';
      this.result = this.broken;
      return this.broken;
    }
    this.state = 'busy';
    context.computing.push(this);
    context.level += 4;
    this.result = this.compute();
    context.level -= 4;
    context.computing.pop();
    this.state = 'done';
    return this.result;
  }

  private reportCycle(): void {
    const { computing } = this.context;
    const { name, node, scope } = this.subject;
    const others = computing.slice(computing.indexOf(this) + 1).map((each) => `\`${each.subject.name}\``);
    const shown = others.length > 5 ? [...others.slice(0, 4), '…'] : others;
    this.context.report('name/cycle', scope, boundName(node), { name, through: shown.join(' → ') });
  }

  private reportDepth(): void {
    const { name, node, scope } = this.subject;
    this.context.report('limit/size', scope, boundName(node), {
      problem: `\`${name}\` is needed through too many others, one in another; declare it before them`,
    });
  }
}
