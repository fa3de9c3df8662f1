/** The distributions of scalars, by name: each draws one value from one uniform number by its quantile function. */
import { bernoulli } from './bernoulli.js';
import { beta } from './beta.js';
import { binomial } from './binomial.js';
import { empirical } from './empirical.js';
import { exponential } from './exponential.js';
import { gamma } from './gamma.js';
import { geometric } from './geometric.js';
import { kernel } from './kernel.js';
import { logNormal } from './log-normal.js';
import { logUniform } from './log-uniform.js';
import { normal } from './normal.js';
import { piecewise } from './piecewise.js';
import { poisson } from './poisson.js';
import type { ScalarDistribution } from './scalar-distribution.js';
import { triangular } from './triangular.js';
import { truncatedNormal } from './truncated-normal.js';
import { uniform } from './uniform.js';
import { vonMises } from './von-mises.js';
import { whole } from './whole.js';

export type { ScalarDistribution } from './scalar-distribution.js';

/** All distributions of scalars, by name. */
export const scalarDistributions: Readonly<Record<string, ScalarDistribution>> = {
  uniform,
  whole,
  normal,
  truncatedNormal,
  logNormal,
  logUniform,
  exponential,
  gamma,
  beta,
  triangular,
  poisson,
  binomial,
  bernoulli,
  geometric,
  vonMises,
  piecewise,
  kernel,
  empirical,
};
