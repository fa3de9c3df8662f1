import type { Distribution, Expression as PlanExpression, Term } from '../../engine/plan/plan.js';
import type { Type } from '../types/type.js';
import { plainUnit, radiansPerDegree } from '../types/units.js';
import type { Property } from '../words/catalogue.js';
import type { Context } from './context.js';
import type { Scope } from './scope.js';
import type { Tail } from './term.js';

/** Tells a value, or a bound of what can be drawn, that lies outside a property's bounds. */
export function checkRange(context: Context, property: Property, term: Term, node: Tail, scope: Scope): void {
  const { minimum, maximum, above, below } = property;
  if (minimum === undefined && maximum === undefined && above === undefined && below === undefined) return;
  for (const value of reachable(term)) {
    const problem =
      (minimum !== undefined && value < minimum) ||
      (maximum !== undefined && value > maximum) ||
      (above !== undefined && value <= above) ||
      (below !== undefined && value >= below);
    if (problem) {
      const unit = unitOf(property.type);
      const words = (value: number) => short(unit === 'deg' ? value / radiansPerDegree : value) + unit;
      const due = [
        minimum !== undefined && `at least ${words(minimum)}`,
        above !== undefined && `above ${words(above)}`,
        maximum !== undefined && `at most ${words(maximum)}`,
        below !== undefined && `below ${words(below)}`,
      ];
      const found = 'value' in term ? `this is ${words(value)}` : `${words(value)} can be drawn`;
      context.report('property/out-of-range', scope, node.value, {
        name: property.name,
        due: due.filter((each) => each !== false).join(' and '),
        found,
      });
      return;
    }
  }
}

/** The unit in which bounds of a type are told: degrees, or the SI unit. */
function unitOf(type: Type): string {
  if (type.kind === 'interval') return unitOf(type.of);
  if (type.kind === 'union') return unitOf(type.of[0]!);
  return type.kind === 'number' || type.kind === 'vector' ? plainUnit(type.dimension) : '';
}

function short(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** The numbers that a term is known to reach: constants, and the ends of bounded supports. */
function* reachable(term: Term): Generator<number> {
  if ('value' in term) yield* numbersOf(term.value);
  else if ('draw' in term) yield* ends(term.draw);
  else {
    yield* reachable(term.then);
    if (term.else) yield* reachable(term.else);
  }
}

/** For each bounded distribution, the arguments that are the ends of its support. */
const boundedSupports: Readonly<Record<string, readonly [low: number, high: number]>> = {
  uniform: [0, 1],
  whole: [0, 1],
  logUniform: [0, 1],
  truncatedNormal: [2, 3],
  triangular: [0, 2],
};

function* ends(distribution: Distribution): Generator<number> {
  if ('choice' in distribution) {
    for (const branch of distribution.choice) if (branch.weight > 0) yield* reachable(branch.term);
  } else if ('product' in distribution) {
    if (distribution.apply) return;
    for (const part of distribution.product) {
      if ('fixed' in part) yield* numbersOf(part.fixed);
      else yield* ends(part);
    }
  } else if ('dist' in distribution && distribution.dist === 'piecewise') {
    for (const point of distribution.args) {
      if (typeof point === 'object' && 'tuple' in point) yield* numbersOf(point.tuple[0]!);
    }
  } else if ('dist' in distribution && distribution.dist === 'empirical') {
    const [list] = distribution.args;
    const values = typeof list === 'object' && 'tuple' in list ? list.tuple : [];
    for (const value of [values[0], values.at(-1)]) if (value !== undefined) yield* numbersOf(value);
  } else if ('dist' in distribution) {
    const support = boundedSupports[distribution.dist];
    if (support) for (const at of support) yield* numbersOf(distribution.args[at]!);
  }
}

function* numbersOf(plan: PlanExpression): Generator<number> {
  if (typeof plan === 'number') yield plan;
  if (typeof plan !== 'object') return;
  if ('tuple' in plan) for (const part of plan.tuple) yield* numbersOf(part);
  if ('low' in plan) {
    yield* numbersOf(plan.low);
    yield* numbersOf(plan.high);
  }
}
