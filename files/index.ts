/** The Node side of files: what a spec may read, the models of a plan, and writing whole. */
export { cacheFolder } from './cache/cache-folder.js';
export { FileCache } from './cache/file-cache.js';
export { ModelError, NodeModels } from './models.js';
export { isFree, writeProject } from './new-project.js';
export { RootFolder } from './root-folder.js';
export { NodeSpecFiles } from './spec-files.js';
export { writeFileWhole } from './write-file.js';
