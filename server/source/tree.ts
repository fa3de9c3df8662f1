import { type AstNode, AstUtils, type CstNode, isAstNode, type LeafCstNode } from 'langium';
import type { Spec } from '../../language/generated/ast.js';
import type { Part } from '../../language/parser/part-tree.js';
import type { Document } from '../../language/project/document.js';

/** A word or sign, with its offsets in its file. */
export interface Leaf {
  readonly leaf: LeafCstNode;
  readonly start: number;
  readonly end: number;
}

/** The words and signs of a file in order, without spaces and comments. */
export function leavesOf(document: Document): Generator<Leaf> {
  return leavesIn(document.parts, 0);
}

function* leavesIn(parts: readonly Part[], from: number): Generator<Leaf> {
  for (const { start, tree } of parts) {
    const { spec, inner } = tree;
    const stack: CstNode[] = [spec.$cstNode!];
    let moved = from + start;
    for (let node = stack.pop(); node; node = stack.pop()) {
      if ('content' in node) {
        stack.push(...(node.content as CstNode[]).toReversed());
        continue;
      }
      if (inner && node.offset >= inner.at && moved === from + start) {
        yield* leavesIn(inner.parts, moved + inner.at);
        moved += inner.length;
      }
      if (!node.hidden)
        yield { leaf: node as LeafCstNode, start: moved + node.offset, end: moved + node.end };
    }
  }
}

/** All nodes of a spec that were written, parents before their children. */
export function nodesOf(spec: Spec): AstNode[] {
  const nodes: AstNode[] = [];
  const add = (value: unknown) => {
    if (Array.isArray(value)) for (const each of value) add(each);
    else if (isAstNode(value)) collect(value);
  };
  const collect = (node: AstNode) => {
    if (node.$cstNode) nodes.push(node);
    // Langium's own streams do the same, at five times the cost.
    for (const key in node) if (key[0] !== '$') add((node as unknown as Record<string, unknown>)[key]);
  };
  collect(spec);
  return nodes;
}

/** The nodes that hold all from `start` to `end`, innermost first; the outermost is the whole spec. */
export function nodesAround(document: Document, start: number, end: number): AstNode[] {
  const around: AstNode[] = [];
  for (let node: AstNode | undefined = document.spec; node; ) {
    around.unshift(node);
    node = AstUtils.streamContents(node).find((each) => {
      if (!each.$cstNode) return false;
      const place = document.place(each);
      return place.start <= start && place.end >= end;
    });
  }
  return around;
}
