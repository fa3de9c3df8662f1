import { readFileSync } from 'node:fs';
import type { Plan } from '../../engine/plan/plan.js';
import { parsePlan } from '../../engine/plan/validate.js';
import { type Told, toldOfFile } from '../report/told.js';
import type { OpenFile } from './open-file.js';

export type PlanRead =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly diagnostics: readonly Told[] };

/** Reads a plan's file. */
export function readPlan(file: OpenFile): PlanRead {
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
