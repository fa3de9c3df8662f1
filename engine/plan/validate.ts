import { checkConsistency } from './consistency.js';
import { checkLimits, planLimits } from './limits.js';
import type { Plan } from './plan.js';
import type { PlanProblem } from './problem.js';
import { checkSchema } from './schema/check.js';
import { planSchema } from './schema/plan-schema.js';

export type Validation =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] };

/**
 * Decides whether a value is a plan: its size, then its form (`planSchema`), then whether what it mentions is there
 * and what must be unique is. Whether its numbers make sense (a negative deviation) shows when it is sampled.
 */
export function validatePlan(json: unknown): Validation {
  const excess = checkLimits(json);
  if (excess !== undefined) return { ok: false, problems: [excess] };
  const malformed = checkSchema(json, planSchema);
  if (malformed.length > 0) return { ok: false, problems: malformed };
  const plan = json as Plan;
  const inconsistent = checkConsistency(plan);
  return inconsistent.length > 0 ? { ok: false, problems: inconsistent } : { ok: true, plan };
}

/** Reads the text of a plan. */
export function parsePlan(text: string): Validation {
  if (text.length > planLimits.characters) {
    return {
      ok: false,
      problems: [{ path: '', message: `the text has more than ${planLimits.characters} characters` }],
    };
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { ok: false, problems: [{ path: '', message: `this is no JSON: ${(error as Error).message}` }] };
  }
  return validatePlan(json);
}
