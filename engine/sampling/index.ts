/** One world of a plan: variables, places, conditions. The same index gives the same world, on every machine. */

export type { LoneObserver } from './alone.js';
export type { AttemptReference, RejectedAttempt } from './cells/attempts.js';
export type { Observer } from './cells/observation.js';
export type { FixedValues } from './fixed/fixed-values.js';
export { loadPhysics, type Physics, planNeedsPhysics } from './physics/index.js';
export { type HoleCode, PlanError, type PlanErrorCode } from './problems.js';
export type { ModelSource } from './program/program.js';
export {
  type CrowdedInstance,
  type Geometry,
  type Hole,
  isHole,
  type Outcome,
  type Plain,
  type PlainInterval,
  type PlainRecord,
  type Sample,
  type SampledDevice,
  type SampledEnvironment,
  type SampledObject,
  type SolvedCell,
} from './sample.js';
export {
  type CellDescription,
  createSampler,
  type DrawAlone,
  type ExplorableSampler,
  type LoneSampler,
  type Sampler,
  type VariableDescription,
} from './sampler.js';
