import { exp, log } from '../numbers/index.js';
import { type Bounds, type NumberBounds, numberWithin, truth } from './bounds.js';
import { boundsOfListed } from './listed.js';
import { hull, isPoint, type Range, spanOf, widened } from './range.js';
import { areIndependent, type Roots } from './roots.js';

/**
 * The sampler draws by quantiles of a uniform number u = (k + ½) 2⁻⁵², so that 2⁻⁵³ ≤ u ≤ 1 − 2⁻⁵³: a standard normal
 * value is within ±8.21, −log(1 − u) between 2⁻⁵³ and 36.74.
 */
const farthestDeviation = 8.3;
const leastWait = 1.1e-16;
const longestWait = 37;

/** The same for values that are drawn with a chance of 10⁻⁹ at least: ±6 deviations. */
const likelyDeviation = 6;
const likelyShortWait = 1e-9;
const likelyLongWait = 20.7;

/** What a distribution of one number gives for arguments that can be what their bounds say. */
type Support = (args: readonly NumberBounds[]) => Pick<NumberBounds, 'outer' | 'reach' | 'whole'>;

/** What can be drawn, where `roots` are those of the arguments and the draw's own. */
export function boundsOfScalar(name: string, args: readonly Bounds[], roots: Roots): Bounds {
  if (name === 'bernoulli') return coin(args[0], roots);
  const listed = boundsOfListed(name, args, roots);
  if (listed !== undefined) return listed;
  const support = supports.get(name);
  const numbers = args.filter((each): each is NumberBounds => each.kind === 'number');
  if (support === undefined || numbers.length < args.length || args.length === 0)
    return numberWithin([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY], { roots });
  const { outer, reach, whole } = support(numbers);
  return numberWithin(outer, { reach: reach && reach[0] <= reach[1] ? reach : undefined, whole, roots });
}

function coin(probability: Bounds | undefined, roots: Roots): Bounds {
  if (probability?.kind !== 'number' || !isPoint(probability.outer)) return truth('both', roots);
  const [share] = probability.outer;
  return truth(share === 0 ? 'false' : share === 1 ? 'true' : 'both', roots);
}

/** The ranges that arguments come close to the ends of, at once; undefined where that is not sure. */
function reachesOf(args: readonly NumberBounds[]): readonly Range[] | undefined {
  if (!areIndependent(args.map(({ roots }) => roots))) return undefined;
  const reaches = args.flatMap(({ reach }) => (reach === undefined ? [] : [reach]));
  return reaches.length === args.length ? reaches : undefined;
}

/** Values between two of the arguments, each of which it comes close to, whatever the other is. */
function between(low: number, high: number, whole = false): Support {
  return (args) => ({
    outer: hull(args[low].outer, args[high].outer),
    reach: args[low].reach && args[high].reach && hull(args[low].reach, args[high].reach),
    whole,
  });
}

/** A value that is computed from the ranges of the arguments, wider for those that can be than for those that will be. */
function spread(support: (args: readonly Range[], likely: boolean) => Range, whole = false): Support {
  return (args) => {
    const reaches = reachesOf(args);
    return {
      outer: support(
        args.map(({ outer }) => outer),
        false,
      ),
      reach: reaches && support(reaches, true),
      whole,
    };
  };
}

const normal = spread(([mean, deviation], likely) => {
  const far = Math.max(0, deviation[1]) * (likely ? likelyDeviation : farthestDeviation);
  return [mean[0] - far, mean[1] + far];
});

const logNormal = spread(([median, sigma], likely) => {
  const far = Math.max(0, sigma[1]) * (likely ? likelyDeviation : farthestDeviation);
  return widened([Math.max(0, median[0]) * exp(-far), Math.max(0, median[1]) * exp(far)]);
});

const exponential = spread(([mean], likely) => [
  Math.max(0, mean[0]) * (likely ? likelyShortWait : leastWait),
  Math.max(0, mean[1]) * (likely ? likelyLongWait : longestWait),
]);

/** The bounds cut what is likely where they are constant; else it is not known which of both is. */
const truncatedNormal: Support = (args) => {
  const { outer } = between(2, 3)(args);
  const [mean, deviation, low, high] = args.map((each) => each.outer);
  const far = deviation[1] * likelyDeviation;
  const reach: Range = [Math.max(low[0], mean[0] - far), Math.min(high[1], mean[1] + far)];
  return { outer, reach: args.every((each) => isPoint(each.outer)) ? reach : undefined, whole: false };
};

/** Within one deviation of the mean, which every distribution of one hill reaches or comes close to. */
function nearMean(mean: number, variance: number, [low, high]: Range): Range {
  const deviation = Math.sqrt(variance);
  return [Math.max(low, mean - deviation), Math.min(high, mean + deviation)];
}

const share: Range = [0, 1];

/** Nothing that is sure to be reached. */
const none: Range = [1, 0];

const beta = spread(([a, b], likely) => {
  if (!likely) return share;
  if (!isPoint(a) || !isPoint(b)) return none;
  const sum = a[0] + b[0];
  return nearMean(a[0] / sum, (a[0] * b[0]) / (sum * sum * (sum + 1)), share);
});

/**
 * Below m − √(2 m t), a Poisson or binomial variable of mean m, or a gamma variable of shape m, is with a chance of at
 * most e⁻ᵗ (Boucheron, Lugosi, Massart, as below, 2.2 to 2.4).
 */
function fewest(mean: number): number {
  if (!Number.isFinite(mean)) return 0;
  return Math.max(0, (mean - Math.sqrt(2 * mean * longestWait)) * (1 - 1e-9));
}

/**
 * A gamma variable of mean a exceeds a + √(2 a t) + t with a chance below e⁻ᵗ (S. Boucheron, G. Lugosi, P. Massart,
 * "Concentration inequalities", 2013, 2.4).
 */
const gamma = spread(([shape, scale], likely) => {
  if (likely) {
    const [low, high] = [
      nearMean(shape[0], shape[0], [0, shape[0]]),
      nearMean(shape[1], shape[1], [0, Number.POSITIVE_INFINITY]),
    ];
    return [low[0] * scale[0], high[1] * scale[1]];
  }
  const least = fewest(Math.max(0, shape[0])) * Math.max(0, scale[0]);
  const most = shape[1] + Math.sqrt(2 * Math.max(0, shape[1]) * longestWait) + longestWait;
  return [least, most * Math.max(0, scale[1])];
});

/** A Poisson variable exceeds m + t/3 + √(t²/9 + 2 m t) with a chance below e⁻ᵗ, by S. Bernstein's inequality. */
const poisson = spread(([mean], likely) => {
  const most = Math.max(0, mean[1]);
  if (likely)
    return [
      mean[0] < likelyLongWait ? 0 : Math.ceil(mean[0] - Math.sqrt(mean[0])),
      Math.floor(most + Math.sqrt(most)),
    ];
  if (most === 0) return [0, 0];
  const least = Math.floor(fewest(Math.max(0, mean[0])));
  const third = longestWait / 3;
  return [least, Math.ceil((most + third + Math.sqrt(third * third + 2 * most * longestWait)) * (1 + 1e-9))];
}, true);

const binomial = spread(([trials, probability], likely) => {
  const all: Range = [0, Math.max(0, trials[1])];
  if (!likely) {
    const fewestTrials = Math.max(0, trials[0]) * Math.min(1, Math.max(0, probability[0]));
    return [Math.min(Math.floor(fewest(fewestTrials)), all[1]), all[1]];
  }
  const mean = spanOf(trials[0] * probability[0], trials[1] * probability[1]);
  const [low, high] = nearMean(mean[0], mean[0] * (1 - probability[0]), all);
  return [Math.ceil(low), Math.max(Math.floor(high), Math.floor(mean[1]))];
}, true);

/** The rate at which tries fail less and less likely all: −log(1 − p), which is at least p. */
function rate(probability: number): number {
  const p = Math.min(Math.max(probability, 1e-14), 1);
  return p === 1 ? Number.POSITIVE_INFINITY : Math.max(p, (0 - log(1 - p)) * (1 - 1e-9));
}

/** Of k tries, all fail with the chance (1 − p)ᵏ. */
const geometric = spread(([probability], likely) => {
  if (!likely) return [0, Math.ceil(longestWait / rate(probability[0]))];
  const least = probability[1] < 1e-8 ? Math.ceil(1e-8 / probability[1]) : 0;
  return [least, Math.floor(likelyLongWait / rate(probability[0]) / (1 + 1e-6))];
}, true);

/** All directions are likely up to a concentration of 8; beyond, those within about one deviation of the mean. */
const vonMises = spread(([mean, concentration], likely) => {
  const far = likely && concentration[1] > 8 ? 1 / Math.sqrt(concentration[1]) : Math.PI;
  return likely ? [mean[0] - far, mean[1] + far] : widened([mean[0] - far, mean[1] + far], far);
});

const supports: ReadonlyMap<string, Support> = new Map([
  ['uniform', between(0, 1)],
  ['whole', between(0, 1, true)],
  ['triangular', between(0, 2)],
  ['logUniform', between(0, 1)],
  ['normal', normal],
  ['truncatedNormal', truncatedNormal],
  ['logNormal', logNormal],
  ['exponential', exponential],
  ['beta', beta],
  ['gamma', gamma],
  ['poisson', poisson],
  ['binomial', binomial],
  ['geometric', geometric],
  ['vonMises', vonMises],
]);
