import type { Rapier } from './colliders.js';
import { FallingWorld } from './falling-world.js';
import type { Physics } from './physics.js';

/**
 * Loads the physics engine, which takes about a tenth of a second and 10 MB; only for plans that `planNeedsPhysics`.
 * @param load where the engine's module comes from, if not from its package
 */
export async function loadPhysics(
  load: () => Promise<Rapier> = () => import('@dimforge/rapier3d-deterministic-compat'),
): Promise<Physics> {
  const rapier = await load();
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
