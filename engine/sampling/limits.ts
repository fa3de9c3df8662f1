/** What a plan may ask for at most, so that a hostile one costs neither the memory nor the stack. */
export const samplingLimits = {
  /** Places for values that a plan may unfold to: variables and what is derived from them. */
  slots: 200_000,
  /** Instances of one element. */
  instances: 100_000,
  /** Values that wait for one another. */
  depth: 300,
  /** Expressions inside one another, and templates inside one another. */
  nesting: 200,
  /** Random variables that are described. */
  describedVariables: 10_000,
  /** Rejected attempts of a sample that are told. */
  toldAttempts: 1_000,
} as const;
