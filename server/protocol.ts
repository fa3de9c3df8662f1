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
  /** Whether it shows pictures (`data:` URIs of SVG) in the Markdown of a hover. */
  readonly pictures?: boolean;
  /** What an editor gives a server that has no disk. */
  readonly web?: WebOptions;
  /** Whether it wants to hear that there are new figures: the notification `specimen/figures`, with nothing in it. */
  readonly figures?: boolean;
}

/** The request `specimen/summary`: what an open spec makes, in few numbers. */
export interface SummaryParameters {
  readonly uri: string;
}

/** Null where there is no data set, or the text has errors. */
export type SummaryAnswer = Summary | null;

export interface Summary {
  readonly dataset: string;
  readonly samples: number;
  /** How many scenes the samples may be of. */
  readonly scenes: number;
  /** How many samples were made to know what follows; left out while none were. */
  readonly sampled?: number;
  /** Of them those that could not be made. */
  readonly holes?: number;
  /** Objects in a sample, on average. */
  readonly objects?: number;
}

/** An editor that says this answers `specimen/look`, `specimen/read` and `specimen/write`. */
export interface WebOptions {
  /** The URI of the folder of this server's bundles, ending with `/`. */
  readonly bundles: string;
}

/** The request `specimen/look`, of the server to the editor: what stands at a URI. */
export interface LookParameters {
  readonly uri: string;
}

/** A size in bytes, times in milliseconds since the epoch. */
export type LookAnswer =
  | { readonly kind: 'file'; readonly size: number; readonly mtime: number; readonly ctime: number }
  | { readonly kind: 'folder'; readonly entries: readonly (readonly [name: string, kind: EntryKind])[] }
  | { readonly kind: 'missing' }
  | { readonly kind: 'problem'; readonly problem: string };

export type EntryKind = 'file' | 'folder' | 'link';

/** The request `specimen/read`, of the server to the editor: the bytes of a file. */
export interface ReadParameters {
  readonly uri: string;
}

export type ReadAnswer = { readonly bytes: Uint8Array } | { readonly problem: string };

/** The request `specimen/write`, of the server to the editor: a new file, with the folders above it. */
export interface WriteParameters {
  readonly uri: string;
  readonly bytes: Uint8Array;
}

/** Why the file was not written; null where it was. */
export type WriteAnswer = { readonly problem: string } | null;

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
