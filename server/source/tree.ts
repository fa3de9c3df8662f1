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
  visitNodes(document.parts, (node) => nodes.push(node));
  return nodes;
}

/** All nodes of a kind, as `nodesOf` gives them. */
export function nodesOfKind<T extends AstNode>(document: Document, kind: T['$type']): T[] {
  const nodes: T[] = [];
  visitNodes(document.parts, (node) => {
    if (node.$type === kind) nodes.push(node as T);
  });
  return nodes;
}

function visitNodes(parts: readonly Part[], visit: (node: AstNode) => void): void {
  for (const { tree } of parts) {
    tree.nodes.forEach(visit);
    if (tree.inner) visitNodes(tree.inner.parts, visit);
  }
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
