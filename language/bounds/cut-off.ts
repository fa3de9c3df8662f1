import type { Limits, OutsideFault } from '../../engine/bounds/index.js';
import { erfc } from '../../engine/numbers/index.js';
import { inUnit } from './author-unit.js';

/** The chance that a normal variable is outside of limits: Φ on both sides. */
function chanceOutside({ mean, deviation }: NonNullable<OutsideFault['normal']>, limits: Limits): number {
  const tail = (distance: number) => 0.5 * erfc((distance / deviation) * Math.SQRT1_2);
  const low = limits.minimum ?? limits.above;
  const high = limits.maximum ?? limits.below;
  return (low === undefined ? 0 : tail(mean - low)) + (high === undefined ? 0 : tail(high - mean));
}

/** `1 draw in 2,300`, or `31% of draws`. */
export function rarity(normal: NonNullable<OutsideFault['normal']>, limits: Limits): string {
  const chance = chanceOutside(normal, limits);
  if (chance > 0.1) return `${(chance * 100).toFixed(0)}% of draws`;
  const every = 1 / chance;
  const rounded = every.toFixed(0).replace(/(?<=^..)\d/g, '0');
  return `1 draw in ${rounded.replace(/\B(?=(\d{3})+$)/g, ',')}`;
}

/**
 * The same normal variable, cut off at the limits or where they are open at a tenth of the way to the mean, and else at
 * three deviations; undefined where the mean itself is outside.
 */
export function cutOff(
  text: string,
  { mean, deviation }: NonNullable<OutsideFault['normal']>,
  { minimum, above, maximum, below }: Limits,
  unit: string,
): string | undefined {
  const args = /^normal\s*\(([\s\S]*)\)$/.exec(text)?.[1];
  const floor = minimum ?? (above === undefined ? Number.NEGATIVE_INFINITY : above + (mean - above) / 10);
  const ceiling = maximum ?? (below === undefined ? Number.POSITIVE_INFINITY : below - (below - mean) / 10);
  if (args === undefined || !(floor < mean && mean < ceiling)) return undefined;
  const low = Math.max(floor, mean - 3 * deviation);
  const high = Math.min(ceiling, mean + 3 * deviation);
  return `truncatedNormal(${args.trim().replace(/,$/, '')}, ${inUnit(low, unit)}, ${inUnit(high, unit)})`;
}
