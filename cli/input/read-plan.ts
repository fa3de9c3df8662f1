import { readFileSync, statSync } from 'node:fs';
import { planLimits } from '../../engine/plan/limits.js';
import type { Plan } from '../../engine/plan/plan.js';
import { parsePlan } from '../../engine/plan/validate.js';
import { type Told, toldOfFile } from '../report/told.js';
import type { OpenFile } from './open-file.js';

/** No character has more bytes of UTF-8 for each of its UTF-16 units. */
const mostBytes = planLimits.characters * 3;

export type PlanRead =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly diagnostics: readonly Told[] };

/** Reads a plan's file. */
export function readPlan(file: OpenFile): PlanRead {
  if (statSync(file.name).size > mostBytes) {
    const message = `A plan has at most ${planLimits.characters / 1024 ** 2} Mi characters.`;
    return { ok: false, diagnostics: [toldOfFile(file.name, 'plan/invalid', message)] };
  }
  const validation = parsePlan(readFileSync(file.name, 'utf8'));
  if (validation.ok) return validation;
  const diagnostics = validation.problems.map(({ path, message }) =>
    toldOfFile(file.name, 'plan/invalid', sentence(path === '' ? message : `at ${path}: ${message}`)),
  );
  return { ok: false, diagnostics };
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}
