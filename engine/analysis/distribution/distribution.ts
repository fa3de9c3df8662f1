import type { NumberSummary } from '../statistics.js';
import type { Bins } from './bins.js';

/** How one variable is distributed, as declared and as accepted, by its draws so far; plain data. */
export interface VariableDistribution {
  readonly pattern: string;
  /** How many samples were drawn: those from 0. */
  readonly samples: number;
  /** Those of them in which it could not be drawn; of whole samples, those that are holes. */
  readonly holes: number;
  /** Whether all draws are there. */
  readonly complete: boolean;
  /** Whether the variable was drawn alone; else whole worlds were made. */
  readonly alone: boolean;
  /** Whether conditions bear on it, so that what is accepted may differ from what is declared. */
  readonly conditioned: boolean;
  /** Numbers; one for a scalar, several for a vector. */
  readonly components: readonly NumberDistribution[];
  /** The picks of a choice or of files, and true and false. */
  readonly picks?: PickDistribution;
}

export interface NumberDistribution {
  /** Absent where the values are too far apart to be shown. */
  readonly bins?: Bins;
  /** The draws of the first attempts, before any condition; of a variable that is conditioned. */
  readonly declared?: BinnedDraws;
  readonly accepted: BinnedDraws;
  readonly declaredCurve?: Curve;
  /** Where it may differ from the declared one. */
  readonly acceptedCurve?: Curve;
}

export interface BinnedDraws {
  readonly summary: NumberSummary;
  /** The share of the draws in each bin. */
  readonly shares: readonly number[];
  /** The shares of the draws that are left and right of all bins. */
  readonly below: number;
  readonly above: number;
}

/** A density, told as the share that a bin has where it is as high as there. */
export interface Curve {
  /**
   * `closed form`: differences of the distribution function that is declared. `estimate`: draws, smoothed with a Gaussian
   * kernel, or counted in bins where they are whole numbers.
   */
  readonly origin: 'closed form' | 'estimate';
  /** Whether it is of values that are apart (whole numbers, those of a table): a share for each bin, not a line. */
  readonly discrete: boolean;
  readonly x: readonly number[];
  readonly shares: readonly number[];
}

export interface PickDistribution {
  /** In the order of the declaration, as far as that is known. */
  readonly outcomes: readonly PickOutcome[];
  /** How many outcomes there are beyond these. */
  readonly others: number;
}

export interface PickOutcome {
  readonly value: string;
  /** As it is declared, where that is a constant. */
  readonly exact?: number;
  /** At first attempts, of a variable that is conditioned. */
  readonly declared?: ObservedShare;
  readonly accepted: ObservedShare;
}

export interface ObservedShare {
  readonly count: number;
  readonly share: number;
  /** 95 %, Wilson's. Instances of one sample are counted as independent. */
  readonly interval: readonly [low: number, high: number];
}
