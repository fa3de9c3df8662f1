import type { WrittenUnit } from '../../engine/plan/written-unit.js';

/** A unit as the author writes it, and how much it is in SI units: `cm`, 0.01. */
export interface Unit {
  readonly name: string;
  readonly si: number;
}

/** Of plain numbers. */
export const noUnit: Unit = { name: '', si: 1 };

export function unitOf(written: WrittenUnit | undefined): Unit {
  if (written === undefined) return noUnit;
  const { name, shift = 0, times = 1, over = 1 } = written;
  return { name, si: (Number(`1e${shift}`) * times) / over };
}

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
