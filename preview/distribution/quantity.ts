import type { AuthorUnit as Unit } from '../protocol.js';

export type { Unit };

/** Of plain numbers. */
export const noUnit: Unit = { name: '', si: 1 };

/** A value in SI units as the author would read it, with four digits: `12.5 cm`. */
export function quantityText(value: number, unit: Unit): string {
  if (!Number.isFinite(value)) return '–';
  const number = Number((value / unit.si).toPrecision(4));
  return unit.name === '' ? String(number) : `${number} ${unit.name}`;
}

export function percentText(share: number): string {
  const percent = share * 100;
  if (percent !== 0 && percent < 0.1) return `${percent.toPrecision(1)} %`;
  return `${percent.toFixed(1)} %`;
}

export function countText(count: number): string {
  return count.toLocaleString('en');
}
