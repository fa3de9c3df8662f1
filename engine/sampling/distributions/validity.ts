/** What the checks of parameters have in common. Each returns what is wrong, or undefined. */

/** The first of the parameters that is not finite, told by name. */
export function notFinite(names: readonly string[], parameters: readonly number[]): string | undefined {
  for (let i = 0; i < names.length; i++) {
    if (!Number.isFinite(parameters[i])) return `${names[i]} must be a finite number`;
  }
  return undefined;
}

/** Whether an interval is the wrong way round, or so wide that its width is not a number. */
export function badInterval(low: number, high: number): string | undefined {
  if (low > high) return 'low must not be above high';
  if (!Number.isFinite(high - low)) return 'the interval from low to high is too wide';
  return undefined;
}

/** value, but at least low and at most high. */
export function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
