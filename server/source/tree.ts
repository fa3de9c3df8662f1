import { type AstNode, AstUtils, type CstNode, type LeafCstNode } from 'langium';
import type { Spec } from '../../language/generated/ast.js';

/** The words and signs of a text in order, without spaces and comments. */
export function* leavesOf(root: CstNode): Generator<LeafCstNode> {
  const stack = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if ('content' in node) stack.push(...(node.content as CstNode[]).toReversed());
    else if (!node.hidden) yield node as LeafCstNode;
  }
}

/** All nodes of a spec that were written, parents before their children. */
export function* nodesOf(spec: Spec): Generator<AstNode> {
  for (const node of AstUtils.streamAst(spec)) if (node.$cstNode) yield node;
}

/** The nodes that hold all from `start` to `end`, innermost first. */
export function nodesAround(spec: Spec, start: number, end: number): AstNode[] {
  const around: AstNode[] = [];
  for (let node: AstNode | undefined = spec; node; ) {
    around.unshift(node);
    node = AstUtils.streamContents(node).find(
      ({ $cstNode }) => $cstNode && $cstNode.offset <= start && $cstNode.end >= end,
    );
  }
  return around;
}
