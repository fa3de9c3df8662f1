import { correlationFactor, maximumCopulaParts } from '../../engine/plan/correlation.js';
import type { Expression as PlanExpression, Scalar } from '../../engine/plan/plan.js';
import type { Entry, Expression } from '../generated/ast.js';
import * as types from '../types/type.js';
import { type Type, typeName } from '../types/type.js';
import type { Context } from './context.js';
import { type Drawn, elaborateDistribution } from './draw.js';
import { isDistributionLike } from './draw-shape.js';
import { flatten } from './guards.js';
import type { Scope } from './scope.js';
import { reportSign, shortText, type Tail } from './term.js';
import { elaborateValue } from './value.js';

interface Part {
  readonly name: string;
  readonly type: Type;
  readonly draw: Scalar;
}

/** `copula { height ~ normal(1.7m, 10cm); mass ~ gamma(9, 8kg); correlation = 0.6 }`: numbers that are drawn together. */
export function elaborateCopula(context: Context, node: Expression, scope: Scope): Drawn | undefined {
  if (node.$type !== 'Construct') {
    context.report('call/arguments', scope, node, {
      name: 'copula',
      due: 'its parts in braces',
      found: 'these are parentheses',
    });
    return undefined;
  }
  const parts: Part[] = [];
  let correlation: Entry | undefined;
  let isBroken = false;
  for (const { item, guards } of flatten(node.body.items)) {
    if (item.$type !== 'Entry' || item.target.$type !== 'Ref' || !item.value || guards.length > 0) {
      context.report('declaration/misplaced', scope, item, {
        what: 'This',
        where: 'among the parts of a copula',
        instead: '',
      });
      return undefined;
    }
    const { name } = item.target;
    if (parts.some((each) => each.name === name) || (name === 'correlation' && correlation)) {
      context.report('name/duplicate', scope, item.target, { name, where: ' in this copula' });
      return undefined;
    }
    if (name === 'correlation') {
      correlation = item;
      continue;
    }
    const part = elaboratePart(context, name, item, scope);
    if (part) parts.push(part);
    else isBroken = true;
  }
  if (isBroken) return undefined;
  if (parts.length < 2 || parts.length > maximumCopulaParts) {
    const problem = `A copula has 2 to ${maximumCopulaParts} parts, not ${parts.length}.`;
    context.report('copula/correlation', scope, node, { problem });
    return undefined;
  }
  const correlations = elaborateCorrelation(context, node, correlation, parts, scope);
  if (!correlations) return undefined;
  return {
    type: { kind: 'joint', parts: parts.map(({ name, type }) => ({ name, type })) },
    draw: {
      copula: parts.map(({ draw }) => draw),
      correlation: correlations,
      at: context.range(scope, node),
    },
  };
}

function elaboratePart(context: Context, name: string, item: Entry, scope: Scope): Part | undefined {
  const value = item.value!;
  const isDrawn = isDistributionLike(context, value, scope, undefined);
  if (isDrawn && !item.random) {
    const found = `\`${shortText(scope.document.textOf(value))}\``;
    reportSign(context, 'draw/distribution', item as Tail, scope, found);
    return undefined;
  }
  const due = 'a distribution of one number';
  if (!isDrawn) {
    const typed = elaborateValue(context, value, undefined, scope);
    if (typed.type.kind !== 'error')
      context.report('type/mismatch', scope, value, { due, found: typeName(typed.type) });
    return undefined;
  }
  const drawn = elaborateDistribution(context, value, undefined, scope);
  if (!drawn) return undefined;
  if (!('dist' in drawn.draw) || drawn.type.kind !== 'number') {
    const found = drawn.type.kind === 'number' ? 'another draw' : `a distribution of ${typeName(drawn.type)}`;
    context.report('type/mismatch', scope, value, { due, found });
    return undefined;
  }
  return { name, type: drawn.type, draw: drawn.draw };
}

function elaborateCorrelation(
  context: Context,
  node: Expression,
  entry: Entry | undefined,
  parts: readonly Part[],
  scope: Scope,
): readonly PlanExpression[] | undefined {
  const pairs = pairsOf(parts);
  const tell = (place: Expression, problem: string) => {
    context.report('copula/correlation', scope, place, { problem });
    return undefined;
  };
  if (!entry) return tell(node, `It is not said how ${pairs[0]} are correlated.`);
  const value = entry.value!;
  if (entry.random) {
    const due = 'each copula by itself; draw it with `let … ~ …` before and use the name';
    context.report('draw/misplaced', scope, value, { found: '`correlation`', due });
    return undefined;
  }
  const items = value.$type === 'List' ? value.items : [value];
  if (items.length !== pairs.length) {
    const order = pairs.length > 6 ? `${pairs.slice(0, 6).join(', ')}, …` : pairs.join(', ');
    const found = items.length === 1 ? 'there is 1' : `there are ${items.length}`;
    const due = pairs.length === 1 ? '1 correlation' : `${pairs.length} correlations in a list`;
    return tell(value, `${parts.length} parts have ${due} (${order}), but here ${found}.`);
  }
  const plans: PlanExpression[] = [];
  for (const [at, item] of items.entries()) {
    const typed = elaborateValue(context, item, types.number(), scope);
    if (typed.type.kind === 'error') return undefined;
    const { plan } = typed;
    if (typeof plan === 'number' && !(Math.abs(plan) < 1)) {
      return tell(item, `The correlation of ${pairs[at]} must lie between -1 and 1, and is ${plan}.`);
    }
    plans.push(plan);
  }
  const known = plans.filter((each) => typeof each === 'number');
  if (known.length === plans.length && !correlationFactor(parts.length, known)) {
    return tell(value, 'No variables have all these correlations: they contradict each other.');
  }
  return plans;
}

/** The pairs of parts in the order of their correlations: rows of the matrix below its diagonal. */
function pairsOf(parts: readonly Part[]): string[] {
  const pairs: string[] = [];
  for (const [at, { name }] of parts.entries()) {
    for (const before of parts.slice(0, at)) pairs.push(`\`${before.name}\` and \`${name}\``);
  }
  return pairs;
}
