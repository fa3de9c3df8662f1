import type { DrawnTerm, Expression, Interval, Operation, SourceRange } from '../plan/plan.js';
import type { Analysis } from './analysis.js';
import { type Bounds, fixedNumber, isConstant, type NumberBounds, numbersIn } from './bounds.js';
import { evaluate } from './evaluate.js';
import type { Limits } from './fault.js';
import { below } from './logic.js';
import type { Position } from './position.js';
import { isPoint, type Range } from './range.js';
import { areIndependent, joined } from './roots.js';
import type { DomainCondition, DomainOperand } from './words.js';

/** Tells of an operation whose argument is, or can be, outside its domain. */
export function checkOperation(
  node: Operation,
  args: readonly Bounds[],
  position: Position,
  analysis: Analysis,
): void {
  const domain = Object.hasOwn(domains, node.op) ? domains[node.op] : undefined;
  const at = domain && args[domain.argument];
  if (domain === undefined || at === undefined) return;
  for (const argument of numbersIn(at)) {
    const fault = { kind: 'undefined', op: node.op, at: node.at } as const;
    const { collector } = analysis;
    const { outer, reach, roots } = argument;
    if (domain.never(outer)) collector.tell({ ...fault, certain: true, range: outer }, position);
    else if (reach && !isConstant(argument) && domain.missed(reach, argument))
      collector.tellPossible({ ...fault, certain: false, range: reach }, position, roots);
  }
}

interface Domain {
  readonly argument: number;
  /** Whether no number of the range is in the domain. */
  readonly never: (range: Range) => boolean;
  /** Whether one can be drawn that is not. */
  readonly missed: (reach: Range, bounds: NumberBounds) => boolean;
}

/** Zero is met by a whole number, and the neighbourhood of zero by any other that passes it. */
const divisor: Domain = {
  argument: 1,
  never: (range) => isPoint(range) && range[0] === 0,
  missed: ([low, high], { whole, gaps }) => {
    if (low === 0 || high === 0) return whole;
    return low < 0 && high > 0 && !gaps;
  },
};

const unitInterval: Domain = {
  argument: 0,
  never: ([low, high]) => high < -1 || low > 1,
  missed: ([low, high]) => low < -1 || high > 1,
};

const domains: Readonly<Record<string, Domain>> = {
  div: divisor,
  mod: divisor,
  sqrt: { argument: 0, never: ([, high]) => high < 0, missed: ([low]) => low < 0 },
  log: {
    argument: 0,
    never: ([, high]) => high <= 0,
    missed: ([low], { whole }) => low < 0 || (low === 0 && whole),
  },
  asin: unitInterval,
  acos: unitInterval,
};

/** Tells of a value of a property that is, or can be, outside its limits. */
export function checkLimits(
  bounds: Bounds,
  limits: Limits,
  named: { readonly owner: string; readonly property: string },
  place: { readonly at: SourceRange | undefined; readonly term?: DrawnTerm['draw'] },
  position: Position,
  analysis: Analysis,
): void {
  const normal = place.term && normalOf(place.term);
  for (const number of numbersIn(bounds)) {
    const { outer, reach, roots } = number;
    const fault = { kind: 'outside', ...named, limits, at: place.at } as const;
    if (isOutside(outer, limits))
      analysis.collector.tell({ ...fault, certain: true, range: outer }, position);
    else if (reach && !isConstant(number) && reachesOutside(number, reach, limits)) {
      const possible = { ...fault, certain: false, range: reach, ...(normal && { normal }) };
      analysis.collector.tellPossible(possible, position, roots);
    }
  }
}

function isOutside([low, high]: Range, { minimum, maximum, above, below: under }: Limits): boolean {
  return (
    (minimum !== undefined && high < minimum) ||
    (above !== undefined && high <= above) ||
    (maximum !== undefined && low > maximum) ||
    (under !== undefined && low >= under)
  );
}

/** An end itself is met by whole numbers alone: the chance of any other is nil. */
function reachesOutside({ whole }: NumberBounds, [low, high]: Range, limits: Limits): boolean {
  const { minimum, maximum, above, below: under } = limits;
  return (
    (minimum !== undefined && low < minimum) ||
    (above !== undefined && (low < above || (whole && low === above))) ||
    (maximum !== undefined && high > maximum) ||
    (under !== undefined && (high > under || (whole && high === under)))
  );
}

function normalOf(
  draw: DrawnTerm['draw'],
): { readonly mean: number; readonly deviation: number } | undefined {
  if (!('dist' in draw) || draw.dist !== 'normal') return undefined;
  const [mean, deviation] = draw.args;
  return typeof mean === 'number' && typeof deviation === 'number' ? { mean, deviation } : undefined;
}

/** Tells of arguments of a distribution that break, or can break, one of its conditions. */
export function checkDomain(
  name: string,
  args: readonly Bounds[],
  at: SourceRange | undefined,
  position: Position,
  analysis: Analysis,
): void {
  for (const condition of analysis.words.conditions(name))
    checkCondition(name, condition, args, at, position, analysis);
}

/** The bounds of an interval that is a value are in order. */
export function checkPair(
  node: Interval,
  low: NumberBounds,
  high: NumberBounds,
  position: Position,
  analysis: Analysis,
): void {
  const condition: DomainCondition = {
    text: 'low <= high',
    operator: '<=',
    left: { argument: 0, name: 'low' },
    right: { argument: 1, name: 'high' },
  };
  checkCondition('..', condition, [low, high], node.at, position, analysis);
}

function checkCondition(
  name: string,
  { text, operator, left, right }: DomainCondition,
  args: readonly Bounds[],
  at: SourceRange | undefined,
  position: Position,
  analysis: Analysis,
): void {
  const operand = (side: DomainOperand) =>
    'number' in side ? fixedNumber(side.number) : args[side.argument];
  const [a, b] = [operand(left), operand(right)];
  if (a?.kind !== 'number' || b?.kind !== 'number' || (isConstant(a) && isConstant(b))) return;
  const isStrict = operator === '<' || operator === '>';
  const holds = (x: number, y: number) => (isStrict ? x < y : x <= y);
  const [low, high] = operator.startsWith('<') ? [a, b] : [b, a];
  const values = (range: (number: NumberBounds) => Range) =>
    [left, right].flatMap((side) => {
      const bounds = operand(side);
      return 'name' in side && bounds?.kind === 'number' ? [{ name: side.name, range: range(bounds) }] : [];
    });
  const fault = { kind: 'domain', name, condition: text, at } as const;
  if (below(low, high, holds) === 'false') {
    analysis.collector.tell({ ...fault, certain: true, values: values(({ outer }) => outer) }, position);
    return;
  }
  if (!low.reach || !high.reach || !areIndependent([low.roots, high.roots])) return;
  const [most, least] = [low.reach[1], high.reach[0]];
  if (most < least || (most === least && (!isStrict || !(low.whole && high.whole)))) return;
  const possible = { ...fault, certain: false, values: values(({ outer, reach }) => reach ?? outer) };
  analysis.collector.tellPossible(possible, position, joined([low.roots, high.roots]));
}

const comparisons: ReadonlySet<string> = new Set(['lt', 'le', 'gt', 'ge', 'eq', 'ne']);

/** What the two sides of a comparison of numbers can be, for people. */
export function sidesOf(
  node: Expression,
  position: Position,
  analysis: Analysis,
): { readonly sides?: readonly [left: Range, right: Range] } {
  if (typeof node !== 'object' || !('op' in node) || !comparisons.has(node.op)) return {};
  // Asked for again, it tells nothing again.
  const [left, right] = node.args.map((arg) => evaluate(arg, { ...position, dead: true }, analysis));
  return left?.kind === 'number' && right?.kind === 'number' ? { sides: [left.outer, right.outer] } : {};
}
