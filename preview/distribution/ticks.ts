/** Round numbers along an axis, and how many decimals tell them apart. */
export interface Ticks {
  readonly values: readonly number[];
  readonly decimals: number;
}

/** Multiples of 1, 2 or 5 times a power of ten from `low` to `high`: as many as come close to `wanted`, never twice as many. */
export function ticksBetween(low: number, high: number, wanted: number): Ticks {
  const rough = (high - low) / Math.max(1, wanted);
  if (!(rough > 0) || !Number.isFinite(rough)) return { values: [low], decimals: 0 };
  const power = Math.floor(Math.log10(rough));
  const tenth = 10 ** power;
  const factor = [1, 2, 5, 10].find((each) => each * tenth >= rough * 0.999) ?? 10;
  const step = factor * tenth;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  // Far from 0 the numbers between are too close to be told apart, or there is no number as large as a step.
  if (!(step > 0 && step < Infinity && last - first < 50)) return { values: [low, high], decimals: 0 };
  const values = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  return { values, decimals: Math.max(0, factor === 10 ? -power - 1 : -power) };
}

/** A tick's label: its decimals, or powers of ten where these would be long. */
export function tickText(value: number, decimals: number): string {
  const size = Math.abs(value);
  if (decimals > 5 || size >= 1e6) return value === 0 ? '0' : String(Number(value.toPrecision(4)));
  return value.toFixed(decimals);
}
