import { correlationFactor, maximumCopulaParts, pairCount } from '../../plan/correlation.js';
import type { Copula } from '../../plan/plan.js';
import { standardNormalCdf, standardNormalQuantile } from '../distributions/standard-normal.js';
import { clamp } from '../distributions/validity.js';
import { HoleSignal } from '../problems.js';
import type { Context } from '../program/context.js';
import { compileExpression, literal } from '../program/expression.js';
import type { Frame } from '../program/frame.js';
import { asNumber } from '../program/kinds.js';
import { uniformAt } from '../streams/index.js';
import type { Draw } from './draw.js';
import { compileQuantile } from './scalar.js';

/** The least of the uniform numbers, and what it lacks to 1: where Φ would give 0 or 1. */
const LEAST_UNIFORM = 1 / 9007199254740992;

type Factor = readonly (readonly number[])[];

/**
 * Numbers that are drawn together: each has its own distribution Q, and their normal scores are correlated (a Gaussian
 * copula). With uⱼ the uniform number of component `#j` and L the Cholesky factor of the correlations,
 * z = L Φ⁻¹(u) and valueⱼ = Qⱼ(Φ(zⱼ)). A part that no part before it is correlated with takes uⱼ as it is.
 */
export function compileCopula(node: Copula, context: Context): Draw {
  const parts = node.copula.length;
  if (parts > maximumCopulaParts) {
    throw context.error('plan/invalid', `A copula has at most ${maximumCopulaParts} parts.`, node.at);
  }
  if (node.correlation.length !== pairCount(parts)) {
    throw context.error(
      'plan/invalid',
      `A copula of ${parts} parts has ${pairCount(parts)} correlations.`,
      node.at,
    );
  }
  if (node.copula.some(({ dist }) => dist === 'bernoulli')) {
    throw context.error('plan/invalid', 'The parts of a copula are numbers.', node.at);
  }
  const quantiles = node.copula.map((each) => compileQuantile(each, context));
  const factorIn = compileFactor(node, context);
  const { world } = context.place.plate.program;
  return (frame, key, attempt, block) => {
    const factor = factorIn(frame);
    const scores: number[] = [];
    return quantiles.map((quantile, j) => {
      const u = uniformAt(key.component(j), world.sample, attempt, block);
      scores.push(standardNormalQuantile(u));
      return quantile(frame, correlated(u, factor[j], scores));
    });
  };
}

/** The uniform number of a part, given its row of the factor and the scores up to its own. */
function correlated(own: number, row: readonly number[], scores: readonly number[]): number {
  let isFree = true;
  let score = 0;
  for (let k = 0; k < row.length; k++) {
    if (k < row.length - 1 && row[k] !== 0) isFree = false;
    score += row[k] * scores[k];
  }
  return isFree ? own : clamp(standardNormalCdf(score), LEAST_UNIFORM, 1 - LEAST_UNIFORM);
}

/** Correlations that are written out are factorised once, others at each draw. */
function compileFactor(node: Copula, context: Context): (frame: Frame) => Factor {
  const parts = node.copula.length;
  const factorOf = (correlations: readonly number[], frame: Frame): Factor => {
    const factor = correlationFactor(parts, correlations);
    if (factor !== undefined) return factor;
    const address = context.addressIn(frame);
    const message = `${address}: no variables have the correlations ${correlations.join(', ')}.`;
    throw new HoleSignal('out-of-range', message, address, node.at);
  };
  const literals = node.correlation.map(literal);
  if (literals.every((each) => typeof each === 'number')) {
    const factor = correlationFactor(parts, literals);
    return factor === undefined ? (frame) => factorOf(literals, frame) : () => factor;
  }
  const evaluated = node.correlation.map((each) => compileExpression(each, context));
  return (frame) =>
    factorOf(
      evaluated.map((each) => asNumber(each(frame), frame, context)),
      frame,
    );
}
