import type { Range } from '../../engine/bounds/index.js';
import type { Dimension } from '../types/dimension.js';
import type { Type } from '../types/type.js';
import { canonicalUnit, plainUnit, units } from '../types/units.js';

/** A number without a unit. */
const bare = /(?<![\p{L}_\d.#])\d[\d_.]*(?![\p{L}\d_.%°])/u;

/**
 * The unit in which the author writes quantities of a dimension in a text; where there is none, the plain one. Plain
 * numbers are in percent only where all are: the weights of a choice say nothing of its values.
 */
export function authorUnit(text: string, dimension: Dimension | undefined): string {
  if (dimension === '' && bare.test(text)) return '';
  for (const [, spelling = ''] of text.matchAll(
    /(?<![\p{L}_\d.])[\d_.]+(?:[eE][+-]?\d+)?([%°\p{L}][\p{L}\d/²³]*|%)/gu,
  )) {
    const unit = units.get(canonicalUnit(spelling));
    if (unit && (dimension === undefined || unit.dimension === dimension)) return canonicalUnit(spelling);
  }
  return dimension === undefined ? '' : plainUnit(dimension);
}

/** The dimension of the numbers in a value of a type. */
export function dimensionOf(type: Type | undefined): Dimension {
  if (type?.kind === 'interval') return dimensionOf(type.of);
  if (type?.kind === 'union') return dimensionOf(type.of[0]);
  return type?.kind === 'number' || type?.kind === 'vector' ? type.dimension : '';
}

/** A value in SI units as the author would write it, with four digits. */
export function inUnit(value: number, unit: string): string {
  const { shift, times, over } = units.get(unit) ?? {};
  let number = shift === undefined ? value : Number(`${value}e${-shift}`);
  if (times !== undefined) number /= times;
  if (over !== undefined) number *= over;
  return `${Number(number.toPrecision(4))}${unit}`;
}

/** A range of values for people: `always 3cm`, `between 1m and 2m`, `above 4`. */
export function rangeInUnit([low, high]: Range, unit: string): string {
  if (low === high) return inUnit(low, unit);
  if (!Number.isFinite(low) && !Number.isFinite(high)) return 'any number';
  if (!Number.isFinite(high)) return `at least ${inUnit(low, unit)}`;
  if (!Number.isFinite(low)) return `at most ${inUnit(high, unit)}`;
  return `between ${inUnit(low, unit)} and ${inUnit(high, unit)}`;
}
