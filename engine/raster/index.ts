/** What a camera sees, exactly: ids, depth, normals and coverage, without a graphics processor. */
export { coverageReach, maximumPixels } from './limits.js';
export { viewOf } from './pinhole.js';
export { RasterError, type RasterErrorCode } from './problem.js';
export type { AlphaImage, RasterObject } from './raster-object.js';
export { createRasterizer, type Rasterizer, type RasterizerOptions } from './rasterizer.js';
export { type Coverage, type PixelBox, type Subpixels, subpixelOffsets, type Truth } from './truth.js';
export type { View } from './view.js';
