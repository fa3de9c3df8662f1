import { describe } from '../../plan/operators.js';
import type { Branch, Distribution, Scalar, Spatial } from '../../plan/plan.js';
import { scalarDistributions } from '../distributions/index.js';
import { compileParameters } from '../draws/scalar.js';
import type { Context } from '../program/context.js';
import { compileExpression } from '../program/expression.js';
import type { Frame } from '../program/frame.js';
import type { Plain } from '../sample.js';

/** What a distribution gives instead, if a value is none that it can give; undefined if it is one. */
export type Support = (value: Plain, frame: Frame) => string | undefined;

/** Rounding of a rotation that was written out in decimals. */
const unitTolerance = 1e-6;

/**
 * Tells the values that a distribution can give from all others. Of places in space and of colours only the form is
 * asked: three numbers.
 */
export function compileSupport(node: Distribution, context: Context): Support {
  if ('dist' in node) return scalarSupport(node, context);
  if ('spatial' in node) return spatialSupport(node);
  if ('files' in node)
    return (value) => (node.files.includes(value as string) ? undefined : 'files of the draw');
  if ('choice' in node) return outcomesSupport(node.choice, context);
  if ('copula' in node) return listSupport(node.copula.map((each) => scalarSupport(each, context)));
  if (node.apply !== undefined) return isColour;
  return listSupport(
    node.product.map((each): Support => {
      if (!('fixed' in each)) return compileSupport(each, context);
      const evaluate = compileExpression(each.fixed, context);
      return (value, frame) => {
        const only = evaluate(frame);
        return value === only ? undefined : describe(only);
      };
    }),
  );
}

function scalarSupport(node: Scalar, context: Context): Support {
  if (node.dist === 'bernoulli')
    return (value) => (typeof value === 'boolean' ? undefined : 'true and false');
  const distribution = scalarDistributions[node.dist];
  const parametersIn = compileParameters(distribution, node, context);
  const numbers = distribution.discrete ? 'whole numbers' : 'numbers';
  return (value, frame) => {
    const parameters = parametersIn(frame);
    const [low, high] = distribution.support(parameters);
    const range = `${numbers}${low > -Infinity ? ` from ${low}` : ''}${high < Infinity ? ` to ${high}` : ''}`;
    if (!isNumber(value) || value < low || value > high) return range;
    if (distribution.discrete && !Number.isInteger(value)) return range;
    if (node.dist === 'empirical' && !parameters.includes(value)) return 'the values of the list';
    return undefined;
  };
}

function spatialSupport(node: Spatial): Support {
  if (node.spatial !== 'uniformRotation')
    return (value) => (isVector(value, 3) ? undefined : 'points (x, y, z)');
  return (value) => {
    const isTurn =
      isVector(value, 4) && Math.abs(value.reduce((sum, each) => sum + each * each, 0) - 1) <= unitTolerance;
    return isTurn ? undefined : 'rotations (x, y, z, w) of length 1';
  };
}

const isColour: Support = (value) =>
  isVector(value, 3) && value.every((each) => each >= 0) ? undefined : 'colours (red, green, blue)';

/** The component of a tuple that is one of several outcomes. */
function outcomesSupport(branches: readonly Branch[], context: Context): Support {
  const outcomes = branches
    .filter(({ weight }) => weight > 0)
    .map(({ term }): Support => {
      if ('draw' in term) return compileSupport(term.draw, context);
      return (value) => ('value' in term && term.value === value ? undefined : 'another outcome');
    });
  return (value, frame) =>
    outcomes.some((outcome) => outcome(value, frame) === undefined) ? undefined : 'outcomes of the choice';
}

function listSupport(parts: readonly Support[]): Support {
  return (value, frame) => {
    if (!Array.isArray(value) || value.length !== parts.length) return `lists of ${parts.length}`;
    for (const [at, part] of parts.entries()) {
      const fault = part((value as readonly Plain[])[at], frame);
      if (fault !== undefined) return `${fault} as number ${at + 1}`;
    }
    return undefined;
  };
}

function isNumber(value: Plain): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

export function isVector(value: Plain, length: number): value is readonly number[] {
  return Array.isArray(value) && value.length === length && value.every(isNumber);
}
