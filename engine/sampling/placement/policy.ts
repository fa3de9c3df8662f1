import type { Distribution } from '../../plan/plan.js';
import { PlanError } from '../problems.js';
import type { Crowded } from './leaf.js';

/** How often a place is tried, and what happens then: constants of the plan. */
export interface Policy {
  readonly candidates: number;
  readonly crowded: Crowded;
}

const outcomes: ReadonlySet<unknown> = new Set<Crowded>(['redraw', 'fewer', 'overlap', 'fail']);
/** A candidate uses four blocks of the counter, whose word ends at 2^32. */
const mostCandidates = 0x10000000;

export function policyOf(node: Distribution, pattern: string): Policy {
  const properties = 'spatial' in node ? node.properties : {};
  const candidates = properties.candidates ?? 32;
  const crowded = properties.crowded ?? 'redraw';
  if (
    !Number.isInteger(candidates) ||
    (candidates as number) < 1 ||
    (candidates as number) > mostCandidates
  ) {
    throw new PlanError(
      'plan/invalid',
      `${pattern}: candidates is no whole number above 0.`,
      pattern,
      node.at,
    );
  }
  if (!outcomes.has(crowded)) {
    throw new PlanError(
      'plan/invalid',
      `${pattern}: crowded is none of redraw, fewer, overlap, fail.`,
      pattern,
      node.at,
    );
  }
  return { candidates: candidates as number, crowded: crowded as Crowded };
}
