/** One sample looked at closely: its files, what a pixel shows, how fast a machine draws. */
export { readPlanOf } from './data-set.js';
export { inspectFolder, writePictures } from './folder.js';
export { picturesOf } from './pictures.js';
export { type SeenPixel, seenAt } from './seen-at.js';
export { type DrawingSpeed, drawingSpeed } from './speed.js';
