import type { CstNode } from 'langium';
import type { Body, Spec } from '../generated/ast.js';
import type { SyntaxFault } from './parse.js';

/** A part of a text, and where it begins in what it is cut from. */
export interface Part {
  readonly start: number;
  readonly tree: PartTree;
}

/** What stands in the body of a part that is parsed in parts again. */
export interface Inner {
  readonly body: Body;
  /** The offset in the text of the part, after the brace that opens the body. */
  readonly at: number;
  /** How much is left out there. */
  readonly length: number;
  /** They start from there. */
  readonly parts: readonly Part[];
}

/** Some items of a text, parsed by themselves. */
export class PartTree {
  private readonly known = new Map<CstNode, { readonly offset: number; readonly end: number }>();

  constructor(
    readonly text: string,
    readonly spec: Spec,
    /** Of all of its text, offsets from its start. */
    readonly faults: readonly SyntaxFault[],
    readonly inner: Inner | undefined,
  ) {}

  /** Where the text of a node of this tree stands, from the start of the part. */
  stretchOf(cst: CstNode): { readonly offset: number; readonly end: number } {
    let stretch = this.known.get(cst);
    if (!stretch) {
      const { at, length } = this.inner ?? { at: 0, length: 0 };
      // Langium goes down to the leaves of a node for these, each time.
      const { offset, end } = cst;
      stretch = { offset: offset < at ? offset : offset + length, end: end <= at ? end : end + length };
      this.known.set(cst, stretch);
    }
    return stretch;
  }
}
