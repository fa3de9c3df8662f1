/** Addressed random streams: what is drawn at an address does not depend on what is drawn elsewhere. */
export { branchKey, childKey, componentKey, indexKey, type Key, KeyNode, rootKey } from './keys.js';
export { philox } from './philox.js';
export { uniformAt, uniformFromWords } from './uniform.js';
