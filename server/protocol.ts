/** What the server and its editor say to each other beyond the Language Server Protocol. Types only. */
import type { Plan } from '../engine/plan/plan.js';

/** The request `specimen/plan`: what an open spec says as it stands in the editor. */
export interface PlanParameters {
  readonly uri: string;
}

/** Null for a text that is not open. */
export type PlanAnswer = CompiledPlan | PlanProblems | null;

export interface CompiledPlan {
  readonly plan: Plan;
  /** The URI of the folder of the plan's files; null for a text that was never saved, which has none. */
  readonly folder: string | null;
}

export interface PlanProblems {
  readonly problems: readonly {
    readonly message: string;
    /** `kitchen.specimen:12:3`. */
    readonly place: string;
  }[];
}
