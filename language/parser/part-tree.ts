import { type AstNode, type CstNode, isAstNode, type LeafCstNode } from 'langium';
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
  private ownLeaves: readonly LeafCstNode[] | undefined;
  private ownNodes: readonly AstNode[] | undefined;

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

  /** Its words and signs in order, without spaces and comments, and without those of the parts in its body. */
  get leaves(): readonly LeafCstNode[] {
    this.ownLeaves ??= leavesOf(this.spec.$cstNode!);
    return this.ownLeaves;
  }

  /** Its nodes that were written, parents before their children, without those of the parts in its body. */
  get nodes(): readonly AstNode[] {
    this.ownNodes ??= nodesOf(this.spec, this.inner?.body).slice(1);
    return this.ownNodes;
  }
}

function leavesOf(root: CstNode): LeafCstNode[] {
  const leaves: LeafCstNode[] = [];
  const add = (node: CstNode) => {
    if ('content' in node) for (const each of node.content as CstNode[]) add(each);
    else if (!node.hidden) leaves.push(node as LeafCstNode);
  };
  add(root);
  return leaves;
}

/** @param closed a node whose content is left out */
function nodesOf(root: AstNode, closed: AstNode | undefined): AstNode[] {
  const nodes: AstNode[] = [];
  const add = (value: unknown) => {
    if (Array.isArray(value)) for (const each of value) add(each);
    else if (isAstNode(value)) collect(value);
  };
  // Langium's own streams do the same, at five times the cost.
  const collect = (node: AstNode) => {
    if (node.$cstNode) nodes.push(node);
    if (node === closed) return;
    for (const key in node) if (key[0] !== '$') add((node as unknown as Record<string, unknown>)[key]);
  };
  collect(root);
  return nodes;
}
