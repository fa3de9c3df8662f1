import type { AstNode } from 'langium';
import { GrammarUtils } from 'langium';
import type { Place } from '../diagnostics/diagnostic.js';
import type { Document } from '../project/document.js';

/** Where the text of a property of a node stands; undefined where the parser made it up. */
export function placeOfPart(document: Document, node: AstNode, part: string): Place | undefined {
  const cst = GrammarUtils.findNodeForProperty(node.$cstNode, part);
  if (!cst || !(cst.end > cst.offset)) return undefined;
  return document.place(cst);
}

/** Where the name that a node declares or uses stands: of `main.fov = …` it is `fov`. */
export function placeOfName(document: Document, node: AstNode): Place | undefined {
  switch (node.$type) {
    case 'Entry':
      return placeOfName(document, (node as unknown as { target: AstNode }).target);
    case 'Construct':
      return placeOfName(document, (node as unknown as { target: AstNode }).target);
    case 'Member':
      return placeOfPart(document, node, 'member');
    case 'Import':
      return placeOfPart(document, node, 'alias');
    case 'ImportedName':
      return placeOfPart(document, node, 'alias') ?? placeOfPart(document, node, 'name');
    default:
      return placeOfPart(document, node, 'name');
  }
}
