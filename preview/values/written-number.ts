import type { WrittenUnit } from '../../engine/plan/written-unit.js';
import type { Plain } from '../../engine/sampling/index.js';

/** An SI value in a unit. */
export function numberIn(value: number, unit: WrittenUnit | undefined): number {
  const { shift = 0, times = 1, over = 1 } = unit ?? {};
  return shifted((value / times) * over, -shift);
}

/** The SI value of a number in a unit, as a spec that says so has it. */
export function siOf(number: number, unit: WrittenUnit | undefined): number {
  const { shift = 0, times = 1, over = 1 } = unit ?? {};
  return (shifted(number, shift) * times) / over;
}

/** A value as an author would write it: `7.5cm`, `(1m, 2m, 0m)`, `wood`. Five digits are enough to look at. */
export function written(value: Plain, unit?: WrittenUnit): string {
  if (typeof value === 'number') return `${digits(numberIn(value, unit))}${unit?.name ?? ''}`;
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return `(${value.map((each) => written(each, unit)).join(', ')})`;
  return JSON.stringify(value);
}

/** A number with five digits, in which a field is filled. */
export function digits(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  return String(Number(value.toPrecision(5)));
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

/** A number with its decimal point moved in its text, so that 7 cm is 0.07 m and not the nearest product. */
function shifted(number: number, by: number): number {
  if (by === 0) return number;
  const [mantissa, exponent = '0'] = String(number).split('e');
  return Number(`${mantissa}e${Number(exponent) + by}`);
}
