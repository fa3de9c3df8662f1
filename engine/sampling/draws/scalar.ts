import type { Value } from '../../plan/operators.js';
import type { Scalar } from '../../plan/plan.js';
import { type ScalarDistribution, scalarDistributions } from '../distributions/index.js';
import { HoleSignal } from '../problems.js';
import type { Context } from '../program/context.js';
import { compileExpression, literal } from '../program/expression.js';
import type { Frame } from '../program/frame.js';
import { asNumber } from '../program/kinds.js';
import { type KeyNode, uniformAt } from '../streams/index.js';
import type { Draw } from './draw.js';

/** How many parameters are shown of a draw that has no value. */
const SHOWN_PARAMETERS = 8;

/** The value of a distribution at a uniform number, given the parameters that a frame holds. */
export type Quantile = (frame: Frame, u: number) => number;

/** Where the uniform number of a draw comes from: its stream, or a design. */
export type UniformSource = (key: KeyNode, sample: number, attempt: number, block: number) => number;

/** One number (or, for `bernoulli`, true or false) from one uniform, by the quantile function. */
export function compileScalar(node: Scalar, context: Context, uniform: UniformSource = uniformAt): Draw {
  const quantile = compileQuantile(node, context);
  const { world } = context.place.plate.program;
  if (node.dist === 'bernoulli') {
    return (frame, key, attempt, block) => quantile(frame, uniform(key, world.sample, attempt, block)) === 1;
  }
  return (frame, key, attempt, block): Value => quantile(frame, uniform(key, world.sample, attempt, block));
}

/** The quantile function of a distribution whose parameters are expressions. */
export function compileQuantile(node: Scalar, context: Context): Quantile {
  const distribution = Object.hasOwn(scalarDistributions, node.dist)
    ? scalarDistributions[node.dist]
    : undefined;
  if (distribution === undefined) {
    throw context.error('plan/unknown-name', `There is no distribution ${node.dist}.`, node.at);
  }
  if (!distribution.listed && node.args.length !== distribution.parameters.length) {
    throw context.error(
      'plan/invalid',
      `${node.dist} takes ${distribution.parameters.length} parameters.`,
      node.at,
    );
  }
  const parametersIn = compileParameters(distribution, node, context);
  return (frame, u) => {
    const parameters = parametersIn(frame);
    const value = distribution.quantile(u, parameters);
    if (value - value !== 0) throw invalidDraw('the value is too large', node, parameters, frame, context);
    return value;
  };
}

/** Parameters that are written out are checked once, others at each draw. */
export function compileParameters(
  distribution: ScalarDistribution,
  node: Scalar,
  context: Context,
): (frame: Frame) => readonly number[] {
  const check = (parameters: readonly number[], frame: Frame): readonly number[] => {
    const fault = distribution.invalid(parameters);
    if (fault !== undefined) throw invalidDraw(fault, node, parameters, frame, context);
    return parameters;
  };
  const literals = inOneRow(
    distribution,
    node.args.map((each) => literal(each)),
  );
  if (literals.every((each) => typeof each === 'number')) {
    if (distribution.invalid(literals) === undefined) return () => literals;
    return (frame) => check(literals, frame);
  }
  const args = node.args.map((each) => compileExpression(each, context));
  return (frame) => {
    const values = args.map((each) => each(frame));
    return check(
      inOneRow(distribution, values).map((each) => asNumber(each as Value, frame, context)),
      frame,
    );
  };
}

/** The values of the arguments, with those of lists in their place. */
function inOneRow(
  distribution: ScalarDistribution,
  values: readonly (Value | undefined)[],
): readonly (Value | undefined)[] {
  return distribution.listed ? (values.flat() as (Value | undefined)[]) : values;
}

function invalidDraw(
  fault: string,
  node: Scalar,
  parameters: readonly number[],
  frame: Frame,
  context: Context,
): HoleSignal {
  const address = context.addressIn(frame);
  const rest = parameters.length > SHOWN_PARAMETERS ? ', …' : '';
  const shown = `${parameters.slice(0, SHOWN_PARAMETERS).join(', ')}${rest}`;
  const message = `${address} ~ ${node.dist}(${shown}): ${fault}.`;
  return new HoleSignal('out-of-range', message, address, node.at);
}
