/** Pixels and a sample → boxes, masks, visibility, keypoints and poses, as plain data. */
export type { Box, ImageLabels, Intrinsics, Keypoint, ObjectLabels, Pose, RunLengths } from './annotation.js';
export { classIdsOf, classMap } from './class-map.js';
export { compressCounts, decompressCounts } from './compressed-counts.js';
export { type Labelled, labelsOf } from './labels-of.js';
export { forEachRun, maskOf, pixelsOf } from './run-lengths.js';
