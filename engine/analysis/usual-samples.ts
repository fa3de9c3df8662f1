import { isHole, type Outcome } from '../sampling/index.js';

/** So many samples are made first, to see how large they are; never fewer. */
export const fewestSamples = 100;
const mostSamples = 1000;

/** Values of all samples together: about a second of an ordinary processor. */
const mostValues = 250_000;

/** How much there is in a sample: its variables, its things, and the attempts that it took. */
export function valuesOf(outcome: Outcome): number {
  if (isHole(outcome)) return outcome.hole.attempts;
  const attempts = outcome.cells.reduce((sum, cell) => sum + cell.attempts, 0);
  return Object.keys(outcome.variables).length + outcome.objects.length + attempts;
}

/**
 * How many samples are made where nobody says how many: 1,000, or of large worlds as many hundreds as take about a
 * second. Decided by what is in the first ones, not by a clock, so that the same spec always tells the same.
 * @param values of the first `fewestSamples`
 */
export function usualSamples(values: number): number {
  const hundreds = Math.floor(mostValues / Math.max(1, values));
  return Math.min(mostSamples, Math.max(1, hundreds) * fewestSamples);
}
