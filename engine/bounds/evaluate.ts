import type { Aggregate, Conditional, ElementOutput, Expression, Interval, Operation } from '../plan/plan.js';
import { own, subject } from '../plan/plan.js';
import type { Analysis } from './analysis.js';
import { runBlock } from './block.js';
import {
  anyOf,
  anyVector,
  type Bounds,
  dependingOn,
  fixedNumber,
  isConstant,
  type NumberBounds,
  numberWithin,
  truth,
  unknown,
  withoutReach,
} from './bounds.js';
import { checkOperation, checkPair, sidesOf } from './checks.js';
import { checkCrossing } from './crossing.js';
import { mayBe } from './logic.js';
import { boundsOfOperation } from './operations.js';
import { type ElementBounds, type Position, under } from './position.js';
import { everything, type Range } from './range.js';
import { joined, noRoots, overlap, type Roots } from './roots.js';
import { countSeenFrom } from './runs.js';
import type { Later } from './scope.js';

/** What an expression can be where it stands; what is wrong in it is told. */
export function evaluate(node: Expression, position: Position, analysis: Analysis): Bounds {
  if (typeof node === 'number') return fixedNumber(node);
  if (typeof node === 'boolean') return truth(node ? 'true' : 'false', noRoots);
  if (typeof node === 'string') return { kind: 'text', values: [node], roots: noRoots };
  return analysis.deeper(() => {
    if ('op' in node) return operation(node, position, analysis);
    if ('variable' in node) return variableBounds(position.scope?.lookup(node.variable, node.up), position);
    if ('test' in node) return conditional(node, position, analysis);
    if ('tuple' in node) {
      const parts = node.tuple.map((part) => evaluate(part, position, analysis));
      return { kind: 'tuple', parts, roots: joined(parts.map(({ roots }) => roots)) };
    }
    if ('output' in node) return output(node, position, analysis);
    if ('element' in node) return { kind: 'other', roots: poseOf(node.element) };
    if ('aggregate' in node) return aggregate(node, position, analysis);
    if ('index' in node) return indexOf(position.element);
    if ('low' in node) return pair(node, position, analysis);
    if ('block' in node || 'record' in node) return runBlock(node, position, analysis);
    return { kind: 'other', roots: noRoots };
  });
}

function variableBounds(variable: Later | undefined, { pinned }: Position): Bounds {
  return variable === undefined ? unknown : (pinned?.get(variable) ?? variable.get());
}

function operation(node: Operation, position: Position, analysis: Analysis): Bounds {
  const args: Bounds[] = [];
  let here = position;
  for (const arg of node.args) {
    const bounds = evaluate(arg, here, analysis);
    args.push(bounds);
    // The right side is asked for only if the left one does not decide.
    if (node.op === 'and' || node.op === 'or') here = under(here, bounds, node.op === 'and');
  }
  checkOperation(node, args, position, analysis);
  return boundsOfOperation(node.op, args);
}

function conditional(node: Conditional, position: Position, analysis: Analysis): Bounds {
  const test = evaluate(node.test, position, analysis);
  noteBranch(node.test, test, position, analysis);
  const then = evaluate(node.then, under(position, test, true), analysis);
  const otherwise = evaluate(node.else, under(position, test, false), analysis);
  return decided(test, then, otherwise);
}

/** The value of the branch that is taken. */
export function decided(test: Bounds, then: Bounds, otherwise: Bounds): Bounds {
  const may = mayBe(test);
  if (may === 'true') return dependingOn(then, test.roots);
  if (may === 'false') return dependingOn(otherwise, test.roots);
  const free = (branch: Bounds) => (overlap(branch.roots, test.roots) ? withoutReach(branch) : branch);
  return anyOf([free(then), free(otherwise)], test.roots);
}

/** Tells of a condition that is the same in all worlds though it depends on what is drawn. */
export function noteBranch(node: Expression, test: Bounds, position: Position, analysis: Analysis): void {
  // What is never asked for tells nothing; and looking at its sides again and again would take for ever.
  if (position.dead) return;
  const at = analysis.placeOf(node);
  if (at !== undefined) analysis.collector.conditions.add(at);
  const may = mayBe(test);
  if (may === 'both' || isConstant(test)) return;
  const holds = may === 'true' ? 'always' : 'never';
  analysis.collector.tell({ kind: 'branch', holds, at, ...sidesOf(node, position, analysis) }, position);
}

function pair(node: Interval, position: Position, analysis: Analysis): Bounds {
  const low = evaluate(node.low, position, analysis);
  const high = evaluate(node.high, position, analysis);
  if (low.kind !== 'number' || high.kind !== 'number') return unknown;
  checkPair(node, low, high, position, analysis);
  checkCrossing(node.low, node.high, { name: '..', at: node.at }, position, analysis);
  return { kind: 'pair', low, high, roots: joined([low.roots, high.roots]) };
}

/** The number of an instance, from 0: of the innermost that is many. */
function indexOf(inner: ElementBounds | undefined): Bounds {
  let element = inner;
  while (element?.within !== undefined && element.node.count === undefined) element = element.within;
  if (element === undefined) return unknown;
  const { outer, reach, roots } = element.count();
  const below = ([, high]: Range): Range => [0, Math.max(0, high - 1)];
  return numberWithin(below(outer), {
    reach: reach && below(reach),
    whole: true,
    roots: joined([roots, new Set([`${element.node.name}@index`])]),
  });
}

function poseOf(element: string): Roots {
  return new Set([`${element}@pose`]);
}

function referred(name: string, position: Position, analysis: Analysis): ElementBounds | undefined {
  if (name === subject) return position.subject;
  return name === own ? position.element : analysis.elements.get(name);
}

/** Whether an element has several instances, in all runs of its groups. */
function isMany(element: ElementBounds | undefined): boolean {
  return element !== undefined && (element.node.count !== undefined || isMany(element.within));
}

function output(node: ElementOutput, position: Position, analysis: Analysis): Bounds {
  const element = referred(node.of.element, position, analysis);
  if (element === undefined) return unknown;
  if (node.by !== undefined) {
    const other = referred(node.by.element, position, analysis);
    return relationBounds(
      node.output,
      joined([poseOf(element.node.name), other ? poseOf(other.node.name) : 'many']),
    );
  }
  const roots = node.of.nearest === undefined ? poseOf(element.node.name) : 'many';
  if (node.of.nearest !== undefined) evaluate(node.of.nearest, position, analysis);
  if (node.output === 'size') return { kind: 'tuple', parts: sizes(roots), roots };
  const member = element.scope.members.get(node.output);
  if (member !== undefined) return withInstance(member.get(), element);
  const isVector = node.output === 'position' || node.output === 'center';
  return isVector ? { ...anyVector(3), roots } : { kind: 'other', roots };
}

/** Extents, which are not negative. */
function sizes(roots: Roots): readonly Bounds[] {
  return [0, 1, 2].map(() => numberWithin([0, everything[1]], { roots }));
}

/** How one thing stands to another, by what it is measured in. */
function relationBounds(relation: string, roots: Roots): Bounds {
  switch (relation) {
    case 'gapTo':
      return numberWithin([0, everything[1]], { roots });
    case 'angleTo':
      return numberWithin([0, Math.PI], { roots });
    case 'occlusion':
      return numberWithin([0, 1], { roots });
    default:
      return truth('both', roots);
  }
}

/** Two instances draw for themselves, so that nothing is known of both together. */
function withInstance(bounds: Bounds, element: ElementBounds): Bounds {
  return isMany(element) ? withoutReach(bounds) : bounds;
}

function aggregate(node: Aggregate, position: Position, analysis: Analysis): Bounds {
  const element = analysis.elements.get(node.over);
  if (element === undefined) return unknown;
  const inside: Position = { ...position, subject: element };
  const count = countSeenFrom(position.element, element);
  const where = node.where === undefined ? truth('true', noRoots) : evaluate(node.where, inside, analysis);
  const asked = under(inside, where, true);
  const value = node.value === undefined ? undefined : evaluate(node.value, asked, analysis);
  const there = element.isSure() ? noRoots : poseOf(node.over);
  const decisive = joined([where.roots, value?.roots ?? noRoots]);
  const roots = joined([count.roots, there, decisive]);
  const most = mayBe(where) === 'false' ? 0 : count.outer[1];
  const least = mayBe(where) === 'true' && element.isSure() ? count.outer[0] : 0;
  const condition = node.aggregate === 'all' && value === undefined ? where : value;
  switch (node.aggregate) {
    case 'count':
      return numberWithin([least, most], { whole: true, roots });
    case 'sum':
      return value?.kind === 'number'
        ? total(value, [least, most], roots)
        : numberWithin(everything, { roots });
    case 'any':
      if (most === 0 || (condition && mayBe(condition) === 'false')) return truth('false', roots);
      return truth(least > 0 && (!condition || mayBe(condition) === 'true') ? 'true' : 'both', roots);
    case 'all':
      if (most === 0 || !condition || mayBe(condition) === 'true') return truth('true', roots);
      return truth(
        element.isSure() &&
          count.outer[0] > 0 &&
          node.where !== undefined &&
          value === undefined &&
          mayBe(condition) === 'false'
          ? 'false'
          : 'both',
        roots,
      );
    default: {
      // The sum behind a mean is rounded after every addition.
      const outer = value?.kind === 'number' ? value.outer : everything;
      return numberWithin(node.aggregate === 'mean' ? roundedSum(outer, most) : outer, { roots: decisive });
    }
  }
}

/** The sum of some to many values. */
function total({ outer, whole }: NumberBounds, [least, most]: Range, roots: Roots): Bounds {
  const [low, high] = roundedSum(outer, most);
  const of = (end: number, count: number) => (end === 0 || count === 0 ? 0 : end * count);
  const range: Range = [of(low, low < 0 ? most : least), of(high, high > 0 ? most : least)];
  return numberWithin(range, { whole, roots });
}

/** A range with room for the rounding of as many additions. */
function roundedSum([low, high]: Range, additions: number): Range {
  const relative = Number.isFinite(additions) ? additions * 2.3e-16 : 0;
  const by = Math.max(Math.abs(low), Math.abs(high)) * relative;
  return Number.isFinite(by) ? [low - by, high + by] : [low, high];
}
