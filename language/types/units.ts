import type { Dimension } from './dimension.js';

/** A unit of the language. Exactly one of `shift`, `times`, `over` where it is not the SI unit itself. */
export interface Unit {
  readonly dimension: Dimension;
  /** Decimal units move the literal's decimal point, so that `10cm` is exactly `0.1m`. */
  readonly shift?: number;
  /** The SI value is the literal times this. */
  readonly times?: number;
  /** The SI value is the literal divided by this. */
  readonly over?: number;
  readonly doc: string;
}

/** π / 180, rounded once. */
export const radiansPerDegree = 0.017453292519943295;

/** Every unit by its spelling. */
export const units: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ['%', { dimension: '', shift: -2, doc: 'percent: `20%` is 0.2' }],
  ['m', { dimension: 'm', doc: 'metre' }],
  ['cm', { dimension: 'm', shift: -2, doc: 'centimetre' }],
  ['mm', { dimension: 'm', shift: -3, doc: 'millimetre' }],
  ['km', { dimension: 'm', shift: 3, doc: 'kilometre' }],
  ['dm', { dimension: 'm', shift: -1, doc: 'decimetre' }],
  ['um', { dimension: 'm', shift: -6, doc: 'micrometre, also `µm`' }],
  ['in', { dimension: 'm', times: 0.0254, doc: 'inch' }],
  ['ft', { dimension: 'm', times: 0.3048, doc: 'foot' }],
  ['m2', { dimension: 'm2', doc: 'square metre, also `m²`' }],
  ['m3', { dimension: 'm3', doc: 'cubic metre, also `m³`' }],
  ['deg', { dimension: 'rad', times: radiansPerDegree, doc: 'degree, also `°`' }],
  ['rad', { dimension: 'rad', doc: 'radian' }],
  ['turn', { dimension: 'rad', times: 6.283185307179586, doc: 'a full turn, 360°' }],
  ['s', { dimension: 's', doc: 'second' }],
  ['ms', { dimension: 's', shift: -3, doc: 'millisecond' }],
  ['us', { dimension: 's', shift: -6, doc: 'microsecond, also `µs`' }],
  ['min', { dimension: 's', times: 60, doc: 'minute' }],
  ['h', { dimension: 's', times: 3600, doc: 'hour' }],
  ['Hz', { dimension: 's-1', doc: 'hertz' }],
  ['kHz', { dimension: 's-1', shift: 3, doc: 'kilohertz' }],
  ['m/s', { dimension: 'm.s-1', doc: 'metre a second' }],
  ['km/h', { dimension: 'm.s-1', over: 3.6, doc: 'kilometre an hour' }],
  ['m/s2', { dimension: 'm.s-2', doc: 'metre a second squared, also `m/s²`' }],
  ['kg', { dimension: 'kg', doc: 'kilogram' }],
  ['g', { dimension: 'kg', shift: -3, doc: 'gram' }],
  ['t', { dimension: 'kg', shift: 3, doc: 'tonne' }],
  ['kg/m3', { dimension: 'm-3.kg', doc: 'kilogram a cubic metre, also `kg/m³`' }],
  ['K', { dimension: 'K', doc: 'kelvin' }],
  ['lm', { dimension: 'lm', doc: 'lumen' }],
  ['klm', { dimension: 'lm', shift: 3, doc: 'kilolumen' }],
  ['lx', { dimension: 'm-2.lm', doc: 'lux' }],
  ['klx', { dimension: 'm-2.lm', shift: 3, doc: 'kilolux' }],
  ['cd', { dimension: 'cd', doc: 'candela' }],
  ['kcd', { dimension: 'cd', shift: 3, doc: 'kilocandela' }],
  ['cd/m2', { dimension: 'm-2.cd', doc: 'candela a square metre, also `cd/m²`' }],
  ['nit', { dimension: 'm-2.cd', doc: 'candela a square metre' }],
  ['EV', { dimension: 'EV', doc: 'exposure value: one step doubles the light' }],
  ['px', { dimension: 'px', doc: 'pixel' }],
]);

/** One spelling for the signs that mean the same: both micro signs, `°`, superscripts. */
export function canonicalUnit(spelling: string): string {
  if (spelling === '°') return 'deg';
  return spelling.replace(/[µμ]/g, 'u').replaceAll('²', '2').replaceAll('³', '3');
}

/** The units of a dimension, the most usual first. */
export function unitsOf(dimension: Dimension): string[] {
  return [...units].filter(([, unit]) => unit.dimension === dimension).map(([name]) => name);
}

/** The unit of a dimension that is told where no author chose one: degrees, or the SI unit; empty where it has none. */
export function plainUnit(dimension: Dimension): string {
  if (dimension === 'rad') return 'deg';
  for (const [name, { dimension: own, shift, times, over }] of units) {
    const isPlain = shift === undefined && times === undefined && over === undefined;
    if (own === dimension && isPlain) return name;
  }
  return '';
}

/** A literal such as `1_000.5cm` in its parts, or what is wrong with it. */
export type ParsedQuantity =
  | {
      readonly ok: true;
      readonly value: number;
      readonly dimension: Dimension;
      readonly unit: string;
      readonly whole: boolean;
    }
  | { readonly ok: false; readonly reason: 'unit' | 'separator' | 'overflow'; readonly unit: string };

/** Reads a quantity to its SI value: a decimal unit shifts the text, any other is one multiplication or division. */
export function parseQuantity(text: string): ParsedQuantity {
  const [, digits = '', exponent = '', spelling = ''] = /^([0-9_.]+)((?:[eE][+-]?[0-9]+)?)(.*)$/u.exec(text)!;
  if (digits.includes('_') && /_(?![0-9])|(?<![0-9])_/.test(digits))
    return { ok: false, reason: 'separator', unit: '' };
  const number = digits.replaceAll('_', '');
  const unit = canonicalUnit(spelling);
  const known = unit === '' ? undefined : units.get(unit);
  if (unit !== '' && !known) return { ok: false, reason: 'unit', unit: spelling };
  const power = (exponent === '' ? 0 : Number(exponent.slice(1))) + (known?.shift ?? 0);
  let value = Number(power === 0 ? number : `${number}e${power}`);
  if (known?.times !== undefined) value *= known.times;
  if (known?.over !== undefined) value /= known.over;
  if (!Number.isFinite(value)) return { ok: false, reason: 'overflow', unit: spelling };
  return {
    ok: true,
    value,
    dimension: known?.dimension ?? '',
    unit,
    whole: known === undefined && Number.isInteger(value),
  };
}
