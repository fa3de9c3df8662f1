import type { AstNode, CstNode } from 'langium';
import { GrammarUtils } from 'langium';
import type { Entry, Import, ImportedName } from '../generated/ast.js';

/** The name at the start of a declaration, for messages about it. */
export function nameNode(node: AstNode): AstNode | CstNode {
  return GrammarUtils.findNodeForProperty(node.$cstNode, 'name') ?? node;
}

/** The name that a declaration or a binding gives something: of `size = …` it is `size`. */
export function boundName(node: AstNode): AstNode | CstNode {
  return node.$type === 'Entry' ? (node as Entry).target : nameNode(node);
}

/** Where an import gives a name: at its alias if it has one. */
export function importedName(node: Import | ImportedName): AstNode | CstNode {
  return GrammarUtils.findNodeForProperty(node.$cstNode, 'alias') ?? nameNode(node);
}
