import { type AstNode, AstUtils, type LeafCstNode } from 'langium';
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
    const { inner } = tree;
    let moved = from + start;
    for (const leaf of tree.leaves) {
      if (inner && leaf.offset >= inner.at && moved === from + start) {
        yield* leavesIn(inner.parts, moved + inner.at);
        moved += inner.length;
      }
      yield { leaf, start: moved + leaf.offset, end: moved + leaf.end };
    }
  }
}

/** All nodes of a file that were written, parents before their children. */
export function nodesOf(document: Document): AstNode[] {
  const nodes: AstNode[] = [];
  const add = ({ tree }: Part) => {
    for (const node of tree.nodes) nodes.push(node);
    for (const part of tree.inner?.parts ?? []) add(part);
  };
  for (const part of document.parts) add(part);
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
