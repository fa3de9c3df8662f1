import type { Distribution, Term, Variable } from '../plan/plan.js';
import type { Analysis } from './analysis.js';
import { anyOf, anyVector, type Bounds, dependingOn } from './bounds.js';
import { checkDomain, checkLimits } from './checks.js';
import { checkCrossing } from './crossing.js';
import { boundsOfScalar } from './distributions.js';
import { decided, evaluate, noteBranch } from './evaluate.js';
import { columnBounds } from './listed.js';
import { type Position, under } from './position.js';
import { joined, noRoots, type Roots } from './roots.js';

/** Which property a term is the value of. */
export interface Named {
  readonly owner: string;
  readonly property: string;
}

/** What a variable of a block can be, where it has a value. */
export function evaluateVariable(variable: Variable, position: Position, analysis: Analysis): Bounds {
  return evaluateTerm(variable.term, guarded(variable.when, position, analysis), analysis);
}

/** The position inside an `if`, whose conditions are looked at one by one. */
export function guarded(when: Variable['when'], position: Position, analysis: Analysis): Position {
  if (when === undefined) return position;
  if (typeof when === 'object' && 'op' in when && when.op === 'and') {
    return when.args.reduce<Position>((here, each) => guarded(each, here, analysis), position);
  }
  const negated = typeof when === 'object' && 'op' in when && when.op === 'not';
  const [written] = negated ? when.args : [when];
  const condition = evaluate(written!, position, analysis);
  const inside = under(position, condition, !negated);
  if (inside.dead) noteBranch(written!, condition, position, analysis);
  else analysis.notice(written!, position);
  return inside;
}

/** What a term can give. Its values are compared with the limits of the property, if it is one's. */
export function evaluateTerm(term: Term, position: Position, analysis: Analysis, named?: Named): Bounds {
  return analysis.deeper(() => {
    if ('if' in term) {
      const test = evaluate(term.if, position, analysis);
      noteBranch(term.if, test, position, analysis);
      const then = evaluateTerm(term.then, under(position, test, true), analysis, named);
      if (term.else === undefined) return then;
      return decided(test, then, evaluateTerm(term.else, under(position, test, false), analysis, named));
    }
    if ('draw' in term) return evaluateDraw(term.draw, term.at, position, analysis, named);
    const bounds = evaluate(term.value, position, analysis);
    if (named) check(bounds, named, { at: term.at ?? analysis.placeOf(term.value) }, position, analysis);
    return bounds;
  });
}

function check(
  bounds: Bounds,
  named: Named,
  place: Parameters<typeof checkLimits>[3],
  position: Position,
  analysis: Analysis,
): void {
  const limits = analysis.words.limits(named.owner, named.property);
  if (limits !== undefined) checkLimits(bounds, limits, named, place, position, analysis);
}

function evaluateDraw(
  draw: Distribution,
  outer: Term['at'],
  position: Position,
  analysis: Analysis,
  named: Named | undefined,
): Bounds {
  const at = draw.at ?? outer;
  const own = analysis.freshRoot();
  if ('choice' in draw) {
    const likely = draw.choice.filter(({ weight }) => weight > 0);
    const branches = likely.map(({ term }) =>
      evaluateTerm(term, { ...position, guards: joined([position.guards, own]) }, analysis, named),
    );
    return anyOf(branches, own);
  }
  if ('product' in draw) {
    const parts = draw.product.map((part) =>
      'fixed' in part
        ? evaluate(part.fixed, position, analysis)
        : evaluateDraw(part, at, position, analysis, draw.apply === undefined ? named : undefined),
    );
    const roots = joined([...parts.map((part) => part.roots), own]);
    return draw.apply === undefined ? { kind: 'tuple', parts, roots } : { kind: 'other', roots };
  }
  if ('spatial' in draw) return evaluateSpatial(draw, position, analysis, own);
  if ('copula' in draw) {
    for (const each of draw.correlation) evaluate(each, position, analysis);
    // All parts come from the same normal scores.
    const parts = draw.copula.map((part) =>
      dependingOn(evaluateDraw(part, at, position, analysis, undefined), own),
    );
    return { kind: 'tuple', parts, roots: joined(parts.map(({ roots }) => roots)) };
  }
  if (!('dist' in draw)) return { kind: 'other', roots: own };
  const column = draw.dist === 'empirical' ? columnBounds(draw.args[0]) : undefined;
  const args = column ? [column] : draw.args.map((arg) => evaluate(arg, position, analysis));
  checkDomain(draw.dist, args, at, position, analysis);
  if (draw.dist === 'uniform' || draw.dist === 'whole')
    checkCrossing(draw.args[0], draw.args[1], { name: draw.dist, at }, position, analysis);
  const bounds = boundsOfScalar(draw.dist, args, joined([...args.map(({ roots }) => roots), own]));
  if (named) check(bounds, named, { at, term: draw }, position, analysis);
  return bounds;
}

function evaluateSpatial(
  draw: Extract<Distribution, { readonly spatial: unknown }>,
  position: Position,
  analysis: Analysis,
  own: Roots,
): Bounds {
  if (draw.target !== undefined) evaluate(draw.target, position, analysis);
  for (const [property, value] of Object.entries(draw.properties)) {
    const bounds = evaluate(value, position, analysis);
    const at = analysis.placeOf(value) ?? draw.at;
    check(bounds, { owner: draw.spatial, property }, { at }, position, analysis);
  }
  const roots = joined([own, position.element ? new Set([`${position.element.node.name}@pose`]) : noRoots]);
  return draw.spatial === 'uniformRotation' ? { kind: 'other', roots } : { ...anyVector(3), roots };
}
