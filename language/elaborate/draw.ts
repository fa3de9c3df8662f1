import type { Distribution, Term } from '../../engine/plan/plan.js';
import { nearestName } from '../diagnostics/suggest.js';
import type { Expression } from '../generated/ast.js';
import * as types from '../types/type.js';
import { errorType, fits, type Type, typeName } from '../types/type.js';
import { elaborateChoice, elaboratePick } from './choice.js';
import type { Context } from './context.js';
import { elaborateCopula } from './copula.js';
import { drawWords, headName, isDistributionLike } from './draw-shape.js';
import { drawnFiles } from './files.js';
import { headSymbol } from './head-symbol.js';
import { elaborateArguments, inlinedScope } from './parameters.js';
import { appliedProduct, product } from './product.js';
import { interval, numberDue, scalar } from './scalar.js';
import type { Meaning, Scope } from './scope.js';
import { elaborateSpatial, isSpatial } from './spatial.js';
import { reportSign, shortText, type Tail } from './term.js';
import { elaborateValue } from './value.js';

/** A distribution with the type of what is drawn from it. */
export interface Drawn {
  readonly type: Type;
  readonly draw: Distribution;
}

/** How often a `dist` may stand in a `dist` in all: each is written out in the plan, so that a few could fill it. */
const maximumExpansions = 20_000;

const broken = { type: errorType, term: { value: 0 } } as const;

/** What stands after `~`. `tail` is the binding, for the fix that turns `~` into `=`. */
export function elaborateDraw(
  context: Context,
  node: Expression,
  expected: Type | undefined,
  scope: Scope,
  tail: Tail,
): { type: Type; term: Term } {
  context.findings?.enter(node, expected, scope);
  if (node.$type === 'Tuple' && node.items.length === 1)
    return elaborateDraw(context, node.items[0]!, expected, scope, tail);
  if (node.$type === 'IfExpression') {
    const test = elaborateValue(context, node.condition, types.truth, scope);
    const then = branchTerm(context, node.then, expected, scope, tail);
    const otherwise = branchTerm(context, node.else, expected ?? then.type, scope, tail);
    if ([test, then, otherwise].some((part) => part.type.kind === 'error')) return broken;
    const term: Term = {
      if: test.plan,
      then: then.term,
      else: otherwise.term,
      at: context.range(scope, node),
    };
    context.findings?.leave(node, then.type);
    return { type: then.type, term };
  }
  if (isDistributionLike(context, node, scope, undefined)) {
    const drawn = elaborateDistribution(context, node, expected, scope);
    if (!drawn) return broken;
    return { type: drawn.type, term: { draw: drawn.draw, at: context.range(scope, node) } };
  }
  if (isBareWord(context, node, scope) || isUnknownCall(context, node, scope)) return broken;
  // A use of a template is a run of all that is random in it.
  const value = elaborateValue(context, node, expected, scope);
  if (value.type.kind === 'error') return broken;
  if (value.type.kind === 'use' && typeof value.plan === 'object' && !('variable' in value.plan)) {
    return { type: value.type, term: { value: value.plan, at: context.range(scope, node) } };
  }
  reportSign(context, 'draw/constant', tail, scope, `\`${shortText(scope.document.textOf(node))}\``);
  return broken;
}

/** A branch of a choice or an `if`: a distribution or a value. */
export function branchTerm(
  context: Context,
  node: Expression,
  expected: Type | undefined,
  scope: Scope,
  tail: Tail,
): { type: Type; term: Term } {
  if (isDistributionLike(context, node, scope, expected) || node.$type === 'IfExpression') {
    context.level += 2;
    const drawn = elaborateDraw(context, node, expected, scope, tail);
    context.level -= 2;
    return drawn;
  }
  const value = elaborateValue(context, node, expected, scope);
  if (value.type.kind === 'error') return broken;
  return { type: value.type, term: { value: value.plan, at: context.range(scope, node) } };
}

/** Tells `~ normal` or `~ choice`, which lack their arguments or branches. */
function isBareWord(context: Context, node: Expression, scope: Scope): boolean {
  if (node.$type !== 'Ref' || scope.lookup(node.name)) return false;
  const { name } = node;
  const signature = context.catalogue.distributions.get(name);
  if (!signature && !drawWords.has(name)) return false;
  const due = signature
    ? `(${signature.parameters.map((each) => each.name).join(', ')})`
    : name === 'choice'
      ? 'its branches in braces'
      : name === 'copula'
        ? 'its parts in braces'
        : 'arguments in parentheses';
  context.report('call/arguments', scope, node, { name, due, found: 'there are none' });
  return true;
}

/** Tells a call or body whose head is no word at all, with the nearest distribution. */
function isUnknownCall(context: Context, node: Expression, scope: Scope): boolean {
  if (node.$type !== 'Call') return false;
  const name = headName(node);
  const { catalogue } = context;
  if (
    name === undefined ||
    scope.lookup(name) ||
    catalogue.functions.has(name) ||
    catalogue.kinds.some((kind) => kind.name === name)
  ) {
    return false;
  }
  const spatial = catalogue.kinds.filter((kind) => kind.family === 'placement').map((kind) => kind.name);
  const nearest = nearestName(name, [...catalogue.distributions.keys(), ...drawWords, ...spatial]);
  const fix = nearest ? { title: `Write \`${nearest}\``, text: nearest } : undefined;
  context.report(
    'name/unknown',
    scope,
    node.target,
    { name, due: 'a distribution', nearest: nearest ?? '' },
    fix,
  );
  return true;
}

/** A distribution whose value has the type that is due; undefined where something was told. */
export function elaborateDistribution(
  context: Context,
  node: Expression,
  expected: Type | undefined,
  scope: Scope,
): Drawn | undefined {
  context.findings?.enter(node, expected, scope);
  context.level += 4;
  const drawn = distribution(context, node, expected, scope);
  context.level -= 4;
  context.findings?.leave(node, drawn?.type);
  if (!drawn || !expected || fits(drawn.type, expected)) return drawn;
  const found = `\`${shortText(scope.document.textOf(node))}\``;
  if (isSpatial(context, node, scope) || drawn.type.kind === 'use') {
    context.report('draw/misplaced', scope, node, { found, due: typeName(expected) });
  } else {
    context.report('type/mismatch', scope, node, {
      due: typeName(expected),
      found: `a distribution of ${typeName(drawn.type)}`,
    });
  }
  return undefined;
}

function distribution(
  context: Context,
  node: Expression,
  expected: Type | undefined,
  scope: Scope,
): Drawn | undefined {
  const at = context.range(scope, node);
  if (node.$type === 'RangeExpression') return interval(context, node, expected, scope);
  if (node.$type === 'Tuple') {
    if (node.items.length === 1) return elaborateDistribution(context, node.items[0]!, expected, scope);
    return product(context, node, expected, scope);
  }
  const name = headName(node) ?? '';
  const call = node.$type === 'Call' ? node : undefined;
  const head = call?.target ?? node;
  const symbol = head.$type === 'Member' ? headSymbol(head, scope) : scope.lookup(name);
  if (symbol?.kind === 'distribution') {
    const isCall = call !== undefined && symbol.parameters.get().length > 0;
    if (node.$type !== 'Ref' && node.$type !== 'Member' && !isCall) {
      const found = `The distribution \`${scope.document.textOf(head)}\``;
      context.report('call/unknown', scope, node, { found });
      return undefined;
    }
    return namedDistribution(context, node, symbol, expected, scope);
  }
  if (isSpatial(context, node, scope)) return elaborateSpatial(context, node, scope);
  if (name === 'choice') return elaborateChoice(context, node, expected, scope);
  if (name === 'copula') return elaborateCopula(context, node, scope);
  if (node.$type !== 'Call') {
    context.report('call/unknown', scope, node, { found: `\`${name}\` with a body` });
    return undefined;
  }
  if (name === 'pick') return elaboratePick(context, node, expected, scope);
  if (name === 'files' || name === 'textures') {
    const alternatives = expected?.kind === 'union' ? expected.of : expected ? [expected] : [];
    const due = alternatives.find((each) => each.kind === 'file');
    const files = drawnFiles(context, node, due?.kind === 'file' ? due.content : undefined, scope);
    return files && { type: { kind: 'file', content: files.content }, draw: { files: files.paths, at } };
  }
  const signature = context.catalogue.distributions.get(name);
  if (signature) return scalar(context, node, signature, expected, scope);
  return appliedProduct(context, node, context.catalogue.functions.get(name)!, scope);
}

/** `~ name` of a `dist`: what does not fit is told here, where it is used, not where it is declared. */
function namedDistribution(
  context: Context,
  node: Expression,
  symbol: Extract<Meaning, { kind: 'distribution' }>,
  expected: Type | undefined,
  scope: Scope,
): Drawn | undefined {
  const own = symbol.use.get();
  if (!own) return undefined;
  // An interval is uniform over the whole numbers where one is due.
  const due = numberDue(expected);
  const isInterval = symbol.node.$type === 'RangeExpression';
  const fitsAsInterval = isInterval && due?.kind === 'number' && fits(own.type, types.number(due.dimension));
  if (expected && !fitsAsInterval && !fits(own.type, expected)) {
    const found = `a distribution of ${typeName(own.type)}`;
    context.report('type/mismatch', scope, node, { due: typeName(expected), found });
    return undefined;
  }
  if (context.expanding > 0 && context.expansions++ >= maximumExpansions) {
    context.report('limit/size', scope, node, {
      problem: `Distributions with names are used in one another more than ${maximumExpansions} times`,
    });
    return undefined;
  }
  const parameters = symbol.parameters.get();
  const call = node.$type === 'Call' ? node : undefined;
  const name = scope.document.textOf(call?.target ?? node);
  const given = elaborateArguments(context, name, parameters, call, node, scope);
  if (!given) return undefined;
  const inside = given.length > 0 ? inlinedScope(parameters, given, symbol.scope, scope) : symbol.scope;
  context.expanding++;
  const drawn = elaborateDistribution(context, symbol.node, expected, inside);
  context.expanding--;
  return drawn;
}
