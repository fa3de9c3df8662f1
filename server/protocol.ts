/** What the server and its editor say to each other beyond the Language Server Protocol. Types only. */
import type { Plan, SourceRange } from '../engine/plan/plan.js';
import type { WrittenUnits } from '../engine/plan/written-unit.js';

/** The request `specimen/plan`: what an open spec says as it stands in the editor. */
export interface PlanParameters {
  readonly uri: string;
}

/** The request `specimen/catalogue`: the text of a page of the words of the language, to which definitions lead. */
export interface CatalogueParameters {
  /** `specimen-catalogue:/5-distributions.specimen`. */
  readonly uri: string;
}

/** Null where there is no such page. */
export type CatalogueAnswer = string | null;

/** Null for a text that is not open. */
export type PlanAnswer = CompiledPlan | PlanProblems | null;

export interface CompiledPlan {
  readonly plan: Plan;
  /** The URI of the folder of the plan's files; null for a text that was never saved, which has none. */
  readonly folder: string | null;
  /** The units in which the draws are written. */
  readonly units: WrittenUnits;
  /** What the conditions are called, by place. */
  readonly conditions: Readonly<Record<SourceRange, string>>;
  /** The plans of the other scenes of the same base. */
  readonly twins: readonly Plan[];
}

export interface PlanProblems {
  readonly problems: readonly {
    readonly message: string;
    /** `kitchen.specimen:12:3`. */
    readonly place: string;
  }[];
}

/** The request `specimen/newProject`: a folder with a spec that runs, as `specimen new` makes it. */
export interface NewProjectParameters {
  /** The URI of the folder in which the new one is made. */
  readonly parent: string;
  readonly name: string;
}

/** The URI of the new spec, or why there is none; null where the server itself is at fault. */
export type NewProjectAnswer = { readonly spec: string } | { readonly problem: string } | null;

/** What an editor may say when it starts the server (`initializationOptions`). */
export interface StartOptions {
  /** The commands that it has; only these are offered above a data set. */
  readonly commands?: readonly string[];
}

/** The answer to `specimen/counters`: what the server has done since it was started. */
export interface CountersAnswer {
  /** Specs that were checked, with all that they import. */
  readonly checks: number;
  /** Bytes of models, pictures and tables that were read. */
  readonly assetBytesRead: number;
  readonly analysesStarted: number;
  readonly analysesCancelled: number;
  /** Memory in use; 0 where it is not known. */
  readonly heapBytes: number;
}
