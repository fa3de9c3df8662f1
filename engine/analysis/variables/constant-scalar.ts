import type { Distribution, Product } from '../../plan/plan.js';
import { type ScalarDistribution, scalarDistributions } from '../../sampling/distributions/index.js';

/** A distribution of one number whose parameters are numbers. */
export interface ConstantScalar {
  readonly scalar: ScalarDistribution;
  readonly parameters: readonly number[];
}

/** What component `index` of a distribution is drawn from, where that is a scalar whose parameters are valid numbers. */
export function constantScalar(distribution: Distribution, index: number): ConstantScalar | undefined {
  const node = componentOf(distribution, index);
  if (node === undefined || !('dist' in node)) return undefined;
  const scalar = Object.hasOwn(scalarDistributions, node.dist) ? scalarDistributions[node.dist] : undefined;
  if (scalar === undefined) return undefined;
  const args = node.args.flatMap((each) =>
    scalar.listed && typeof each === 'object' && 'tuple' in each ? each.tuple : [each],
  );
  const parameters = args.filter((argument) => typeof argument === 'number');
  if (parameters.length < args.length) return undefined;
  if (!scalar.listed && parameters.length !== scalar.parameters.length) return undefined;
  return scalar.invalid(parameters) === undefined ? { scalar, parameters } : undefined;
}

/** What component `index` of a vector is drawn from; a distribution of one number is its own component. */
function componentOf(distribution: Distribution, index: number): Product['product'][number] | undefined {
  if ('copula' in distribution) return distribution.copula[index];
  const isVector = 'product' in distribution && distribution.apply === undefined;
  return isVector ? distribution.product[index] : distribution;
}
