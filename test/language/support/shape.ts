import type { AstNode } from 'langium';
import { documentationOf, parse } from '../../../language/parser/parse.js';

/** A tree without its places: what a text means to the parser, with the documentation of its items. */
export function shapeOf(text: string): unknown {
  return plain(parse(text).spec);
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const shape: Record<string, unknown> = {
    $type: (value as AstNode).$type,
    doc: documentationOf(value as AstNode),
  };
  for (const [key, part] of Object.entries(value)) if (!key.startsWith('$')) shape[key] = plain(part);
  return shape;
}
