import { FileCache } from './cache/file-cache.js';
import { TreeSpecFiles } from './content/tree-spec-files.js';
import type { RootFolder } from './root-folder.js';

/** The files of a spec on a disk: those in the root and below, as they stood when they were first looked at. */
export class NodeSpecFiles extends TreeSpecFiles {
  constructor(root: RootFolder, cache: FileCache = new FileCache()) {
    super(root, cache);
  }
}
