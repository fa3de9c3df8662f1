import type { Branch, Term } from '../../engine/plan/plan.js';
import type { Call, Entry, Expression } from '../generated/ast.js';
import { errorType, type Type, wholeNumber } from '../types/type.js';
import type { Context } from './context.js';
import { branchTerm, type Drawn } from './draw.js';
import { headName } from './draw-shape.js';
import { flatten } from './guards.js';
import { headSymbol } from './head-symbol.js';
import type { Scope } from './scope.js';
import { usePartsOf } from './template.js';
import { elaborateTail, shortText, type Tail } from './term.js';
import { elaborateValue } from './value.js';

/** How many branches a choice may have. */
const maximumBranches = 1000;

interface Pending {
  readonly label: string | undefined;
  readonly weight: { readonly value: number; readonly percent: boolean };
  readonly term: Term;
  readonly node: Entry;
}

/** A branch and its weight. */
export type WeightedNode = Pick<Pending, 'weight' | 'node'>;

/** `choice { Mug: 3, Apple: 1, tall = box { … }: 2 }`. */
export function elaborateChoice(
  context: Context,
  node: Expression,
  expected: Type | undefined,
  scope: Scope,
): Drawn | undefined {
  if (node.$type !== 'Construct') {
    context.report('call/arguments', scope, node, {
      name: 'choice',
      due: 'its branches in braces',
      found: 'these are parentheses',
    });
    return undefined;
  }
  const items = flatten(node.body.items);
  if (items.length === 0) {
    context.report('choice/empty', scope, node, { what: 'choice' });
    return undefined;
  }
  if (items.length > maximumBranches) {
    context.report('limit/size', scope, node, {
      problem: `A choice has at most ${maximumBranches} branches, not ${items.length}`,
    });
    return undefined;
  }
  const pending: Pending[] = [];
  let type = expected;
  for (const { item, guards } of items) {
    if (item.$type !== 'Entry' || guards.length > 0) {
      context.report('declaration/misplaced', scope, item, {
        what: 'This',
        where: 'among the branches of a choice',
        instead: '',
      });
      return undefined;
    }
    const branch = pendingBranch(context, item, type, scope);
    if (!branch) return undefined;
    type ??= branch.type;
    pending.push(branch.pending);
  }
  const branches = labelled(context, pending, scope);
  if (!branches || !checkWeights(context, pending, node, scope)) return undefined;
  return { type: type ?? errorType, draw: { choice: branches, at: context.range(scope, node) } };
}

function pendingBranch(
  context: Context,
  item: Entry,
  expected: Type | undefined,
  scope: Scope,
): { type: Type; pending: Pending } | undefined {
  const { type, term } = item.value
    ? item.random
      ? elaborateTail(context, item as Tail, expected, scope)
      : branchTerm(context, item.value, expected, scope, item as Tail)
    : branchTerm(context, item.target, expected, scope, item as Tail);
  const weight = branchWeight(context, item, scope);
  if (type.kind === 'error' || !weight) return undefined;
  return {
    type: generalized(type),
    pending: { label: ownLabel(item, term, scope), weight, term, node: item },
  };
}

/** What the other branches must fit: not only this whole number, this member, this one file. */
function generalized(type: Type): Type {
  return type.kind === 'number' ? { kind: 'number', dimension: type.dimension } : type;
}

/** The weight of a branch, 1 without one; undefined where something was told. */
export function branchWeight(context: Context, item: Entry, scope: Scope): Pending['weight'] | undefined {
  if (!item.weight) return { value: 1, percent: false };
  const { weight } = item;
  const typed = elaborateValue(context, weight, { kind: 'number', dimension: '' }, scope);
  if (typed.type.kind === 'error') return undefined;
  if (typeof typed.plan !== 'number') {
    context.report('property/not-constant', scope, weight, { name: 'weight', found: 'what is drawn' });
    return undefined;
  }
  if (typed.plan < 0) {
    context.report('choice/weights', scope, weight, { problem: 'A weight is negative.' });
    return undefined;
  }
  return { value: typed.plan, percent: weight.$type === 'Quantity' && weight.text.endsWith('%') };
}

/** The name of a branch by what it is: written, its template's, its kind's or distribution's, or the text of a constant. */
function ownLabel(item: Entry, term: Term, scope: Scope): string | undefined {
  if (item.value) return item.target.$type === 'Ref' ? item.target.name : undefined;
  const used = headSymbol(usePartsOf(item.target).head, scope);
  if (used?.kind === 'template') return used.declaration.name;
  if ('value' in term) {
    const { value } = term;
    if (typeof value === 'object' && 'block' in value) return value.block;
    if (typeof value === 'object' && 'record' in value) return value.record;
    return scope.document.textOf(item.target).replace(/\s+/g, '');
  }
  return headName(item.target);
}

function labelled(context: Context, pending: readonly Pending[], scope: Scope): Branch[] | undefined {
  const seen = new Map<string, Pending>();
  const branches: Branch[] = [];
  for (const each of pending) {
    const { label, node, term, weight } = each;
    const text = shortText(scope.document.textOf(node));
    if (label === undefined) {
      context.report('choice/label', scope, node, {
        problem: 'This branch has no name.',
        example: `name = ${text}`,
      });
      return undefined;
    }
    if (seen.has(label)) {
      context.report('choice/label', scope, node, {
        problem: `There is already a branch \`${label}\`.`,
        example: `other = ${text}`,
      });
      return undefined;
    }
    seen.set(label, each);
    branches.push({ label, weight: weight.value, term, at: context.range(scope, node) });
  }
  return branches;
}

/** Whether weights can decide: they are of one kind, and sum to 100% or to more than 0. */
export function checkWeights(
  context: Context,
  pending: readonly WeightedNode[],
  node: Expression,
  scope: Scope,
): boolean {
  const written = pending.filter((each) => each.node.weight);
  const percent = written.filter((each) => each.weight.percent).length;
  const sum = pending.reduce((total, each) => total + each.weight.value, 0);
  let problem: string | undefined;
  if (percent > 0 && percent < pending.length) {
    problem = 'Weights are all percentages or all plain numbers, not both.';
  } else if (percent > 0 && Math.abs(sum - 1) > 1e-9) {
    problem = `The percentages sum to ${Number((sum * 100).toPrecision(10))}%, not to 100%.`;
  } else if (!(sum > 0)) {
    problem = 'The weights sum to 0, so no branch can be drawn.';
  }
  if (problem) context.report('choice/weights', scope, node, { problem });
  return !problem;
}

/** `pick(a, b, c)`: each argument as likely. */
export function elaboratePick(
  context: Context,
  node: Call,
  expected: Type | undefined,
  scope: Scope,
): Drawn | undefined {
  if (node.args.length === 0) {
    context.report('choice/empty', scope, node, { what: 'pick' });
    return undefined;
  }
  if (node.args.length > maximumBranches) {
    context.report('limit/size', scope, node, {
      problem: `\`pick\` takes at most ${maximumBranches} arguments, not ${node.args.length}`,
    });
    return undefined;
  }
  let type = expected;
  const branches: Branch[] = [];
  const labels = new Set<string>();
  for (const argument of node.args) {
    const value = elaborateValue(context, argument.value, type, scope);
    if (value.type.kind === 'error') return undefined;
    type ??= generalized(value.type);
    const label = scope.document.textOf(argument.value).replace(/\s+/g, '');
    if (labels.has(label)) {
      context.report('name/duplicate', scope, argument, { name: label, where: ' in this pick' });
      return undefined;
    }
    labels.add(label);
    branches.push({ label, weight: 1, term: { value: value.plan }, at: context.range(scope, argument) });
  }
  const allWhole = branches.every((each) => 'value' in each.term && Number.isInteger(each.term.value));
  const result =
    allWhole && type?.kind === 'number' && type.dimension === '' ? wholeNumber : (type ?? errorType);
  return { type: result, draw: { choice: branches, at: context.range(scope, node) } };
}
