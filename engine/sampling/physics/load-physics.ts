import { FallingWorld } from './falling-world.js';
import type { Physics } from './physics.js';

/** Loads the physics engine, which takes about a tenth of a second and 10 MB; only for plans that `planNeedsPhysics`. */
export async function loadPhysics(): Promise<Physics> {
  const rapier = await import('@dimforge/rapier3d-deterministic-compat');
  await rapier.init();
  return {
    settle: (bodies, bottom) => {
      const world = new FallingWorld(rapier, bodies, bottom);
      try {
        return world.settle();
      } finally {
        world.free();
      }
    },
  };
}
