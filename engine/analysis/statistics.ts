import type { SourceRange } from '../plan/plan.js';
import type { Histogram } from './summaries/histogram.js';

/** What is to be expected of a data set, by its first samples; plain data. A pattern is an address without the numbers of instances: `Kitchen.things[*].scale`. */
export interface Statistics {
  /** How many samples were made: those from 0. */
  readonly samples: number;
  /** False if the analysis was stopped early. */
  readonly complete: boolean;
  readonly holes: HoleStatistics;
  readonly requires: readonly RequireStatistics[];
  readonly cells: readonly CellStatistics[];
  readonly elements: readonly ElementStatistics[];
  /** Instances of all objects in a sample, distractors included. */
  readonly instances: Spread;
  /** In the order of the plan, then the distractors (class null) if there are any. */
  readonly classes: readonly ClassStatistics[];
  readonly split: readonly SplitStatistics[];
  /** How large the labelled things are to appear to each camera. */
  readonly views: readonly ViewStatistics[];
  readonly variables: readonly VariableStatistics[];
  /** The variables are compared at this level altogether: each at it divided by the number of comparisons (Bonferroni). */
  readonly level: number;
}

export interface HoleStatistics {
  readonly count: number;
  /** Most frequent first. */
  readonly tally: readonly {
    readonly code: string;
    readonly address?: string;
    readonly requires: readonly string[];
    readonly count: number;
    /** The message and place of the first. */
    readonly message: string;
    readonly index: number;
    readonly at?: SourceRange;
  }[];
}

/** A condition on attempt 0 of its cell, before anything is drawn again. */
export interface RequireStatistics {
  readonly pattern: string;
  readonly asked: number;
  readonly held: number;
  readonly share: number;
  /** 95 %, Wilson's. Instances of one sample are counted as independent. */
  readonly interval: readonly [low: number, high: number];
}

/** Conditions that share random variables, with these, by patterns, and how often they were drawn until all held. */
export interface CellStatistics {
  readonly requires: readonly string[];
  /** What is drawn anew together. */
  readonly variables: readonly string[];
  /** The pattern of the plate in whose every run the cell is solved by itself: the scene's, or an element's. */
  readonly home: string;
  /** How many were solved; those of samples that are holes are left out. */
  readonly count: number;
  /** How many gave up, each of which made its sample a hole. */
  readonly exhausted: number;
  /** The share of all attempts, those of the cells that gave up included, in which all conditions held. */
  readonly acceptance: number;
  /** Of those that were solved. */
  readonly attempts: { readonly mean: number; readonly quantile95: number; readonly maximum: number };
}

export interface Spread {
  readonly mean: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** How many instances of an element there are in a sample. */
export interface ElementStatistics extends Spread {
  readonly address: string;
  readonly kind: 'object' | 'light' | 'environment' | 'camera';
  /** Instances, of all samples, that were left out for want of room (`crowded = fewer`). */
  readonly dropped: number;
  /** Instances, of all samples, for which there was no room and which may overlap others (`crowded = overlap`). */
  readonly overlapping: number;
}

/**
 * The boxes of labelled things in a camera's image, estimated from their oriented bounds: they are at least as large as
 * those of the things, and nothing is hidden.
 */
export interface ViewStatistics {
  /** The name of the element. */
  readonly camera: string;
  /** Things in front of the camera or not, of all samples. */
  readonly things: number;
  /** The shares of them that are out of the image, and that it cuts off. */
  readonly outside: number;
  readonly truncated: number;
  /** Pixels, of what is in the image. */
  readonly width: BoxSizes;
  readonly height: BoxSizes;
}

/** 5 %, 25 %, 50 %, 75 %, 95 %. */
export type BoxSizes = readonly [number, number, number, number, number];

export interface ClassStatistics {
  readonly class: string | null;
  readonly instances: number;
  /** Of all instances that have a class; of all instances for null. */
  readonly share: number;
  /** In how many samples there is one at least. */
  readonly samples: number;
}

export interface SplitStatistics {
  readonly name: string;
  readonly declared: number;
  readonly samples: number;
  readonly share: number;
}

/**
 * A random variable as declared (attempt 0) and as accepted. One that is in no cell is never drawn again: it is
 * accepted as it is declared, but follows the variables that its parameters depend on, and has no declared values here.
 */
export interface VariableStatistics {
  readonly pattern: string;
  readonly at?: SourceRange;
  /** Whether it is in a cell, and so may come out otherwise than declared. */
  readonly conditioned: boolean;
  /** Numbers; one for a scalar, several for a vector (#0, #1, …). */
  readonly components: readonly NumberStatistics[];
  /** The picks of a choice or of files, and true and false. */
  readonly picks?: PickStatistics;
}

export interface NumberStatistics {
  readonly declared?: NumberSummary;
  readonly accepted: NumberSummary;
  /** Of the declared distribution, where its parameters are constant. */
  readonly exact?: { readonly mean: number; readonly deviation: number };
  readonly histogram: Histogram;
  readonly difference?: Difference;
}

export interface NumberSummary {
  readonly count: number;
  readonly mean: number;
  readonly deviation: number;
  readonly minimum: number;
  readonly maximum: number;
  /** 5 %, 50 %, 95 %. */
  readonly quantiles: readonly [number, number, number];
}

export interface PickStatistics {
  /** The most accepted first. */
  readonly values: readonly ({ readonly value: string } & PickCounts)[];
  /** Picks of values beyond the first thousand. */
  readonly others: PickCounts;
  readonly difference?: Difference;
}

export interface PickCounts {
  readonly declared?: number;
  readonly accepted: number;
}

/** How far the accepted values are from the declared ones. */
export interface Difference {
  readonly test: 'kolmogorov-smirnov' | 'chi-square';
  /** The greatest distance of the distribution functions, or the total variation of the picks; 0 to 1. */
  readonly distance: number;
  /**
   * Of a distance like this without any bend. Each sample counts as one observation, however many instances it has,
   * since these may depend on one another; so small bends show only in many samples.
   */
  readonly probability: number;
  /** Whether the probability is below the level. */
  readonly differs: boolean;
}
