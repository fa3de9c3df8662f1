import { loadPhysics } from '../../engine/sampling/index.js';

/** Loaded once for all tests of a run. */
export const physics = await loadPhysics();
