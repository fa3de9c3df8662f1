import { callFailure } from '../failure.js';

/** Reads an option that takes a whole number from `least` to `most`. */
export function parseWhole(option: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw callFailure(
    `${option} takes a whole number from ${least} to ${most.toLocaleString('en')}, not '${text}'.`,
  );
}
