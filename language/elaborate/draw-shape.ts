import type { Expression } from '../generated/ast.js';
import type { Type } from '../types/type.js';
import { findKind } from '../words/catalogue.js';
import type { Context } from './context.js';
import { headSymbol } from './head-symbol.js';
import { isJittered, namedLayout } from './layout.js';
import type { Scope } from './scope.js';

/** Words with a meaning of their own in draws. */
export const drawWords: ReadonlySet<string> = new Set(['choice', 'copula', 'pick', 'files', 'textures']);

/** The name at the head of a call or body: `normal` of `normal(0, 1)`, `shell` of `shell { … }`. */
export function headName(node: Expression): string | undefined {
  if (node.$type === 'Ref') return node.name;
  if (node.$type === 'Call' || node.$type === 'Construct') return headName(node.target);
  return undefined;
}

/**
 * Whether an expression says from what to draw, rather than a value. An author's name is what the author made of it; a
 * word of the catalogue is a distribution if it is one and no value of the `expected` type has that name.
 */
export function isDistributionLike(
  context: Context,
  node: Expression,
  scope: Scope,
  expected: Type | undefined,
): boolean {
  if (node.$type === 'RangeExpression') return !expects(expected, 'interval');
  if (node.$type === 'Tuple' && node.items.length === 1) {
    return isDistributionLike(context, node.items[0]!, scope, expected);
  }
  if (node.$type === 'Tuple') {
    return node.items.some((item) => isDistributionLike(context, item, scope, undefined));
  }
  if (node.$type === 'IfExpression') {
    return (
      isDistributionLike(context, node.then, scope, expected) ||
      isDistributionLike(context, node.else, scope, expected)
    );
  }
  const head = node.$type === 'Call' ? node.target : node;
  if (head.$type === 'Member') return headSymbol(head, scope)?.kind === 'distribution';
  if (node.$type !== 'Ref' && node.$type !== 'Call' && node.$type !== 'Construct') return false;
  const name = headName(node);
  if (name === undefined) return false;
  const symbol = scope.lookup(name);
  if (symbol) return symbol.kind === 'distribution';
  if (node.$type === 'Ref' && isValueWord(name, expected)) return false;
  if (drawWords.has(name)) return node.$type !== 'Ref';
  if (context.catalogue.distributions.has(name)) return node.$type === 'Call';
  // `inside(crate)` in a condition about things is asked, not drawn from.
  if (scope.subject && context.catalogue.relations.has(name)) return false;
  if (namedLayout(context, node, scope)) return isJittered(node);
  if (findKind(context.catalogue, 'placement', name) || findKind(context.catalogue, 'orientation', name))
    return true;
  // Of random components only colours are made; any other function is of values.
  if (node.$type === 'Call' && context.catalogue.functions.get(name)?.result.kind === 'color') {
    return node.args.some((argument) => isDistributionLike(context, argument.value, scope, undefined));
  }
  return false;
}

function expects(expected: Type | undefined, kind: Type['kind']): boolean {
  return (
    expected?.kind === kind || (expected?.kind === 'union' && expected.of.some((one) => one.kind === kind))
  );
}

function isValueWord(name: string, expected: Type | undefined): boolean {
  const alternatives = expected?.kind === 'union' ? expected.of : expected ? [expected] : [];
  return alternatives.some((one) => one.kind === 'enum' && one.members.includes(name));
}
