import type { AstNode } from 'langium';
import type { Body, Ref, Spec } from '../generated/ast.js';

/** What a node cannot be without: names (without them an item is nothing) and values (without them it is incomplete). */
interface Needs {
  readonly names?: readonly string[];
  readonly values?: readonly string[];
  readonly isExpression?: true;
}

const needs: ReadonlyMap<string, Needs> = new Map<string, Needs>([
  ['LanguageLine', { names: ['version'] }],
  ['ImportedName', { names: ['name'] }],
  ['Let', { names: ['name'], values: ['value'] }],
  ['Param', { names: ['name'], values: ['value'] }],
  ['Require', { values: ['condition'] }],
  ['If', { values: ['condition'] }],
  ['Element', { names: ['kind', 'name'] }],
  ['Formal', { names: ['name', 'type'] }],
  ['Entry', { names: ['target'] }],
  ['Argument', { values: ['value'] }],
  ['IfExpression', { values: ['condition', 'then', 'else'], isExpression: true }],
  ['Binary', { names: ['operator'], values: ['left', 'right'], isExpression: true }],
  ['Unary', { names: ['operator'], values: ['operand'], isExpression: true }],
  ['RangeExpression', { values: ['low', 'high'], isExpression: true }],
  ['Member', { names: ['target', 'member'], isExpression: true }],
  ['Index', { names: ['target'], values: ['index'], isExpression: true }],
  ['Call', { names: ['target'], isExpression: true }],
  ['Construct', { names: ['target'], isExpression: true }],
  ['Quantity', { names: ['text'], isExpression: true }],
  ['HexColor', { names: ['text'], isExpression: true }],
  ['Text', { names: ['value'], isExpression: true }],
  ['Ref', { names: ['name'], isExpression: true }],
]);

type Node = AstNode & { [property: string]: unknown };

/**
 * Completes the tree of a text with syntax errors, so that all that reads it finds what the grammar promises: a missing
 * value is a reference to the empty name, which is known to be broken; an item without its name is taken out.
 */
export function mendTree(spec: Spec): void {
  mendChildren(spec as unknown as Node);
}

function mendChildren(node: Node): void {
  for (const [key, value] of Object.entries(node)) {
    if (key.startsWith('$')) continue;
    if (Array.isArray(value)) node[key] = value.flatMap((each) => (isNode(each) ? (mend(each) ?? []) : []));
    else if (isNode(value)) node[key] = mend(value);
  }
}

/** The node, completed; a placeholder for an expression that is none; undefined for an item that is nothing. */
function mend(node: Node): Node | undefined {
  // A rule that failed before it knew which of its alternatives it was.
  if (node.$type === 'Item') return undefined;
  if (node.$type === 'Expression') return placeholder(node.$container as Node, node);
  mendChildren(node);
  const { names = [], values = [], isExpression } = needs.get(node.$type) ?? {};
  if (names.some((name) => node[name] === undefined) || isEmptyTuple(node)) {
    return isExpression || node.$type === 'Tuple' ? placeholder(node.$container as Node, node) : undefined;
  }
  for (const name of values) node[name] ??= placeholder(node, node);
  if ((node['random'] || node['fixed']) && node['value'] === undefined)
    node['value'] = placeholder(node, node);
  if (node.$type === 'Construct' || node.$type === 'Struct') node['body'] ??= emptyBody(node);
  return node;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && '$type' in value;
}

function isEmptyTuple(node: Node): boolean {
  return node.$type === 'Tuple' && (node['items'] as unknown[]).length === 0;
}

function placeholder(container: Node, at: Node): Node {
  const node = { $type: 'Ref', name: '', $container: container, $cstNode: at.$cstNode } as unknown as Ref;
  return node as unknown as Node;
}

function emptyBody(container: Node): Body {
  return { $type: 'Body', items: [], $container: container, $cstNode: container.$cstNode } as unknown as Body;
}
