import type { Value } from '../../plan/operators.js';
import type { Scalar } from '../../plan/plan.js';
import { type ScalarDistribution, scalarDistributions } from '../distributions/index.js';
import { HoleSignal } from '../problems.js';
import type { Context } from '../program/context.js';
import { compileExpression, literal } from '../program/expression.js';
import type { Frame } from '../program/frame.js';
import { asNumber } from '../program/kinds.js';
import { uniformAt } from '../streams/index.js';
import type { Draw } from './draw.js';

/** One number (or, for `bernoulli`, true or false) from one uniform, by the quantile function. */
export function compileScalar(node: Scalar, context: Context): Draw {
  const distribution = Object.hasOwn(scalarDistributions, node.dist)
    ? scalarDistributions[node.dist]
    : undefined;
  if (distribution === undefined) {
    throw context.error('plan/unknown-name', `There is no distribution ${node.dist}.`, node.at);
  }
  if (node.args.length !== distribution.parameters.length) {
    throw context.error(
      'plan/invalid',
      `${node.dist} takes ${distribution.parameters.length} parameters.`,
      node.at,
    );
  }
  const { world } = context.place.plate.program;
  const parametersIn = compileParameters(distribution, node, context);
  if (node.dist === 'bernoulli') {
    return (frame, key, attempt, block) =>
      distribution.quantile(uniformAt(key, world.sample, attempt, block), parametersIn(frame)) === 1;
  }
  return (frame, key, attempt, block): Value => {
    const parameters = parametersIn(frame);
    const value = distribution.quantile(uniformAt(key, world.sample, attempt, block), parameters);
    if (value - value !== 0) throw invalidDraw('the value is too large', node, parameters, frame, context);
    return value;
  };
}

/** Parameters that are written out are checked once, others at each draw. */
function compileParameters(
  distribution: ScalarDistribution,
  node: Scalar,
  context: Context,
): (frame: Frame) => readonly number[] {
  const check = (parameters: readonly number[], frame: Frame): readonly number[] => {
    const fault = distribution.invalid(parameters);
    if (fault !== undefined) throw invalidDraw(fault, node, parameters, frame, context);
    return parameters;
  };
  const literals = node.args.map((each) => literal(each));
  if (literals.every((each) => typeof each === 'number')) {
    if (distribution.invalid(literals) === undefined) return () => literals;
    return (frame) => check(literals, frame);
  }
  const args = node.args.map((each) => compileExpression(each, context));
  return (frame) =>
    check(
      args.map((each) => asNumber(each(frame), frame, context)),
      frame,
    );
}

function invalidDraw(
  fault: string,
  node: Scalar,
  parameters: readonly number[],
  frame: Frame,
  context: Context,
): HoleSignal {
  const address = context.addressIn(frame);
  const message = `${address} ~ ${node.dist}(${parameters.join(', ')}): ${fault}.`;
  return new HoleSignal('out-of-range', message, address, node.at);
}
