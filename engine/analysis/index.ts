/** What to expect of a data set, by sampling without rendering. */
export { type AnalyseOptions, analyse } from './analyse.js';
export { Analysis } from './analysis.js';
export { compareSamples, type SamplesComparison, type VariableComparison } from './compare-samples.js';
export type { Bins } from './distribution/bins.js';
export type * from './distribution/distribution.js';
export { drawDistribution } from './distribution/draw-distribution.js';
export type { DrawOptions } from './distribution/turn.js';
export { drawExpectations, type Expectations } from './expectations.js';
export { wilsonInterval } from './inference/wilson.js';
export type * from './statistics.js';
export type { Histogram } from './summaries/histogram.js';
export { fewestSamples, usualSamples } from './usual-samples.js';
