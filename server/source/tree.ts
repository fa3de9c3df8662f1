import { type AstNode, AstUtils, type LeafCstNode } from 'langium';
import type { Part, PartTree } from '../../language/parser/part-tree.js';
import type { Document } from '../../language/project/document.js';

/**
 * Given a word or sign of a tree.
 * @param at its number among those of the tree
 * @param moved how far its offsets in its file are from those that it has itself
 */
export type VisitLeaf = (leaf: LeafCstNode, moved: number, tree: PartTree, at: number) => void;

/** Goes through the words and signs of a file in order, without spaces and comments. */
export function visitLeaves(document: Document, visit: VisitLeaf): void {
  visitIn(document.parts, 0, visit);
}

function visitIn(parts: readonly Part[], from: number, visit: VisitLeaf): void {
  for (const { start, tree } of parts) {
    const { leaves, inner } = tree;
    let moved = from + start;
    let isBefore = inner !== undefined;
    for (let at = 0; at < leaves.length; at += 1) {
      const leaf = leaves[at]!;
      if (isBefore && leaf.offset >= inner!.at) {
        visitIn(inner!.parts, moved + inner!.at, visit);
        moved += inner!.length;
        isBefore = false;
      }
      visit(leaf, moved, tree, at);
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
