/** Data sets: from samples to files. */
export { checkExports } from './dataset/exports.js';
export { type GenerateOptions, type GenerateResult, generate } from './dataset/generate.js';
export { readLicences } from './licences/read.js';
export { openFrames } from './open-frames.js';
export { tellingNodeDisk } from './pipeline/disk-problem.js';
export { identityOf } from './pipeline/identity.js';
export { checkOut } from './pipeline/out-folder.js';
