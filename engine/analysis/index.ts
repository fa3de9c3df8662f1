/** What to expect of a data set, by sampling without rendering. */
export { type AnalyseOptions, analyse } from './analyse.js';
export { Analysis } from './analysis.js';
export { compareSamples, type SamplesComparison, type VariableComparison } from './compare-samples.js';
export { wilsonInterval } from './inference/wilson.js';
export type * from './statistics.js';
export type { Histogram } from './summaries/histogram.js';
export { fewestSamples, usualSamples } from './usual-samples.js';
