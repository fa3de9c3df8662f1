/** Pixels and a sample → boxes, masks, visibility, keypoints and poses, as plain data. */
export type { Box, ImageLabels, Intrinsics, Keypoint, ObjectLabels, Pose, RunLengths } from './annotation.js';
export { classIdsOf, classMap } from './class-map.js';
export { compressCounts, decompressCounts } from './compressed-counts.js';
export { conventions } from './conventions.js';
export { createStems, folders, type StemOf } from './file-names.js';
export { type Labelled, labelsOf } from './labels-of.js';
export { type PixelLabel, pixelLabels, pixelLabelsOf } from './pixel-labels.js';
export { forEachRun, maskOf, pixelsOf } from './run-lengths.js';
export { millimetresIn16Bits, normalsIn16Bits } from './sixteen-bits.js';
