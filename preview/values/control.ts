import type { Distribution, Expression, Scalar } from '../../engine/plan/plan.js';
import type { WrittenUnit } from '../../engine/plan/written-unit.js';
import { scalarDistributions } from '../../engine/sampling/distributions/index.js';

/** How a drawn variable can be set by hand. */
export type Control =
  | NumberControl
  | { readonly kind: 'numbers'; readonly parts: readonly NumberControl[] }
  | { readonly kind: 'options'; readonly options: readonly string[] }
  | { readonly kind: 'truth' }
  | { readonly kind: 'colour' }
  /** Only to what it is now, as a rotation. */
  | { readonly kind: 'hold' };

export interface NumberControl {
  readonly kind: 'number';
  readonly whole: boolean;
  /** The least and the greatest value, where they are known and finite. */
  readonly least?: number;
  readonly greatest?: number;
  /** From where to where a slider goes, where it is known: of an endless support, what is likely. */
  readonly slider?: readonly [low: number, high: number];
}

/** More options than anybody looks through. */
const mostOptions = 200;
/** More numbers than fit into a row. */
const mostParts = 4;
/** How unlikely what is beyond the ends of a slider is. */
const unlikely = 0.001;

const metre: WrittenUnit = { name: 'm' };

export function controlOf(node: Distribution): Control {
  if ('dist' in node) return node.dist === 'bernoulli' ? { kind: 'truth' } : numberControl(node);
  if ('choice' in node)
    return optionsOf(node.choice.filter(({ weight }) => weight > 0).map(({ label }) => label));
  if ('files' in node) return optionsOf(node.files);
  if ('spatial' in node) {
    if (node.spatial === 'uniformRotation') return { kind: 'hold' };
    return { kind: 'numbers', parts: [free, free, free] };
  }
  if ('copula' in node) return numbersOf(node.copula.map(numberControl));
  if (node.apply !== undefined) return { kind: 'colour' };
  const parts = node.product.map((each) =>
    'dist' in each && each.dist !== 'bernoulli' ? numberControl(each) : fixedPart(each),
  );
  return parts.every((each) => each !== undefined) ? numbersOf(parts) : { kind: 'hold' };
}

/** The unit of a variable's numbers; undefined where they have none, or each their own. */
export function unitOf(node: Distribution, written: WrittenUnit | undefined): WrittenUnit | undefined {
  if ('spatial' in node) return node.spatial === 'uniformRotation' ? undefined : (written ?? metre);
  if ('dist' in node) {
    const isWhole = node.dist === 'bernoulli' || scalarDistributions[node.dist]?.discrete === true;
    return isWhole ? undefined : written;
  }
  return 'product' in node && node.apply === undefined ? written : undefined;
}

const free: NumberControl = { kind: 'number', whole: false };

function optionsOf(options: readonly string[]): Control {
  return options.length <= mostOptions ? { kind: 'options', options } : { kind: 'hold' };
}

function numbersOf(parts: readonly NumberControl[]): Control {
  return parts.length <= mostParts ? { kind: 'numbers', parts } : { kind: 'hold' };
}

/** A number that is written out among others that are drawn. */
function fixedPart(part: Distribution | { readonly fixed: Expression }): NumberControl | undefined {
  if (!('fixed' in part) || typeof part.fixed !== 'number') return undefined;
  return { kind: 'number', whole: false, least: part.fixed, greatest: part.fixed };
}

/** Parameters that other variables decide leave a field without a slider. */
function numberControl({ dist, args }: Scalar): NumberControl {
  const distribution = Object.hasOwn(scalarDistributions, dist) ? scalarDistributions[dist] : undefined;
  if (!distribution) return free;
  const whole = distribution.discrete;
  const parameters = args.flatMap((each) =>
    typeof each === 'object' && 'tuple' in each ? each.tuple : [each],
  );
  const isKnown = parameters.every((each) => typeof each === 'number');
  if (!isKnown || distribution.invalid(parameters) !== undefined) return { kind: 'number', whole };
  const [least, greatest] = distribution.support(parameters);
  const low = Number.isFinite(least) ? least : distribution.quantile(unlikely, parameters);
  const high = Number.isFinite(greatest) ? greatest : distribution.quantile(1 - unlikely, parameters);
  return {
    kind: 'number',
    whole,
    ...(Number.isFinite(least) ? { least } : {}),
    ...(Number.isFinite(greatest) ? { greatest } : {}),
    ...(low < high ? { slider: [low, high] as const } : {}),
  };
}
