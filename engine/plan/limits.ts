import type { PlanProblem } from './problem.js';

/** What a plan may be at most, so that a hostile document costs neither the stack nor the memory. */
export const planLimits = {
  /** UTF-16 code units of a plan's text (64 Mi). */
  characters: 64 * 1024 * 1024,
  /** Lists and objects inside one another. */
  depth: 1_000,
  /** Values of all kinds. */
  values: 10_000_000,
} as const;

/** Tells whether a value is too deep or too large. Uses no recursion; a value that holds itself is too deep. */
export function checkLimits(value: unknown): PlanProblem | undefined {
  let level: unknown[] = [value];
  let values = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > planLimits.depth) {
      return {
        path: '',
        message: `lists and objects stand more than ${planLimits.depth} deep in one another`,
      };
    }
    const next: unknown[] = [];
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue;
      for (const inside of Object.values(item)) next.push(inside);
      if (values + next.length > planLimits.values) {
        return { path: '', message: `there are more than ${planLimits.values} values` };
      }
    }
    values += next.length;
    level = next;
  }
  return undefined;
}
