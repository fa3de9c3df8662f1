/** From samples to frames: colours, truth and labels of every camera, by the same code in the runner and on the page. */
export { type AssetSource, PlanAssets } from './assets.js';
export { FrameError, type FrameOptions, type FrameTimes, PlanFrames } from './frames.js';
export { decodePanorama } from './panorama.js';
export type { ColorImage, Frame, FrameSource, RendererDescription } from './types.js';
