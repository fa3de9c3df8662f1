import type { AstNode } from 'langium';
import type { Require } from '../../language/generated/ast.js';
import type { Document } from '../../language/project/document.js';
import { nodesOfKind } from './tree.js';

/** A condition with what tells it from others wherever it moves to: the names around it, and its own or what it says. */
export interface Condition {
  readonly key: string;
  readonly node: Require;
}

export function conditionsOf(document: Document): Condition[] {
  const found: Condition[] = [];
  for (const node of nodesOfKind<Require>(document, 'Require')) {
    const names = [node.name ?? (node.condition ? document.textOf(node.condition) : '')];
    for (let at: AstNode | undefined = node.$container; at; at = at.$container)
      if ('name' in at && typeof at.name === 'string') names.unshift(at.name);
    found.push({ key: names.join('.'), node });
  }
  return found;
}
