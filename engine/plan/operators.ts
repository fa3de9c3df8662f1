/**
 * What every `Operation` of a plan means. The compiler folds constants with it and the sampler evaluates with it, so that
 * both give the same bits. SI values throughout.
 */
import { arithmetic } from './operators/arithmetic.js';
import { colours } from './operators/colours.js';
import { layouts } from './operators/layouts.js';
import { logic } from './operators/logic.js';
import type { Operator } from './operators/operator.js';
import { paths } from './operators/paths.js';
import { vectors } from './operators/vectors.js';

export { layouts } from './operators/layouts.js';
export type { Operator } from './operators/operator.js';
export * from './operators/value.js';

export const operators: Readonly<Record<string, Operator>> = Object.freeze(
  Object.assign(
    Object.create(null) as Record<string, Operator>,
    arithmetic,
    logic,
    vectors,
    colours,
    paths,
    layouts,
  ),
);
