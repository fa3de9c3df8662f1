/** Things that fall and come to rest. */
export { letFall } from './fall.js';
export { loadPhysics } from './load-physics.js';
export { planNeedsPhysics } from './needs.js';
export type { Physics, PhysicsBody, Rest } from './physics.js';
