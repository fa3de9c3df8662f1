import { exp, pow } from '../../numbers/index.js';
import { quantile } from '../summaries/quantile.js';
import type { ConstantScalar } from '../variables/constant-scalar.js';
import { type Bins, borderOf, sharesIn } from './bins.js';
import type { Curve } from './distribution.js';

/** A line has at least so many points. */
const fewestPoints = 200;
/** Kernels at most: of more values, every so-manieth. */
const mostKernels = 2_000;
/** Beyond so many bandwidths a kernel counts for nothing. */
const reach = 6;
const perRootTwoPi = 0.3989422804014327;

/** The declared density, by differences of its distribution function. */
export function closedCurve({ scalar, parameters }: ConstantScalar, bins: Bins): Curve {
  // The values of a table lie where they lie, on borders too: they are counted like draws.
  if (scalar.name === 'empirical')
    return discreteCurve(bins, sharesIn(bins, parameters).shares, 'closed form');
  const parts = scalar.discrete ? 1 : partsOf(bins);
  const cells = bins.count * parts;
  const [x, shares]: [number[], number[]] = [[], []];
  let below = scalar.cdf(bins.low, parameters);
  for (let cell = 0; cell < cells; cell += 1) {
    const to = borderOf(bins, (cell + 1) / parts);
    const upTo = scalar.cdf(to, parameters);
    x.push(borderOf(bins, (cell + 0.5) / parts));
    shares.push(Math.max(0, upTo - below) * parts);
    below = upTo;
  }
  return { origin: 'closed form', discrete: scalar.discrete, x, shares };
}

/**
 * The density that sorted draws seem to have: a Gaussian kernel estimate with B. W. Silverman's bandwidth (Density
 * Estimation, 1986, eq. 3.31), reflected at the least and the greatest draw, so that a density that ends there keeps its
 * height. Of whole numbers, the shares of the draws. Undefined where there is nothing to smooth.
 */
export function estimatedCurve(sorted: Float64Array, deviation: number, bins: Bins): Curve | undefined {
  if (bins.whole) return discreteCurve(bins, sharesIn(bins, sorted).shares, 'estimate');
  const { length } = sorted;
  const spread = (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 1.34;
  const bandwidth =
    (0.9 * Math.min(deviation, spread > 0 ? spread : deviation)) / pow(Math.max(1, length), 0.2);
  if (!(bandwidth > 0)) return undefined;
  const kernels = thinned(sorted);
  const parts = partsOf(bins);
  const scale = (perRootTwoPi / kernels.length) * ((bins.high - bins.low) / bins.count / bandwidth);
  const [least, greatest] = [sorted[0], sorted[length - 1]];
  const [x, shares]: [number[], number[]] = [[], []];
  for (let cell = 0; cell < bins.count * parts; cell += 1) {
    const at = borderOf(bins, (cell + 0.5) / parts);
    x.push(at);
    const isInside = at >= least && at <= greatest;
    const sum = isInside
      ? [at, 2 * least - at, 2 * greatest - at].reduce(
          (all, each) => all + kernelsAt(kernels, each, bandwidth),
          0,
        )
      : 0;
    shares.push(sum * scale);
  }
  return { origin: 'estimate', discrete: false, x, shares };
}

function kernelsAt(sorted: ArrayLike<number>, at: number, bandwidth: number): number {
  let sum = 0;
  for (let index = firstFrom(sorted, at - reach * bandwidth); index < sorted.length; index += 1) {
    const distance = (sorted[index] - at) / bandwidth;
    if (distance > reach) break;
    sum += exp(-0.5 * distance * distance);
  }
  return sum;
}

/** The number of the first sorted value that is not below a bound. */
function firstFrom(sorted: ArrayLike<number>, bound: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (sorted[middle] < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

function thinned(sorted: Float64Array): Float64Array {
  const step = Math.ceil(sorted.length / mostKernels);
  return step === 1 ? sorted : sorted.filter((_, index) => index % step === Math.floor(step / 2));
}

/** How many points of a line there are in a bin. */
function partsOf({ count }: Bins): number {
  return Math.ceil(fewestPoints / count);
}

function discreteCurve(bins: Bins, shares: readonly number[], origin: Curve['origin']): Curve {
  return { origin, discrete: true, x: shares.map((_, index) => borderOf(bins, index + 0.5)), shares };
}
