import type { Plan, Scene } from './plan.js';

/** A scene that samples may be of. */
export interface WeightedScene {
  readonly scene: Scene;
  readonly weight: number;
  /** Where it stands in the plan: a JSON Pointer. */
  readonly path: string;
}

/** The address at which the scene of a sample is drawn, where a plan mixes several. */
export const sceneAddress = 'dataset.scene';

/** All scenes of a plan; one of weight 1 where it does not mix. */
export function scenesOf({ scene, mixture }: Pick<Plan, 'scene' | 'mixture'>): readonly WeightedScene[] {
  const others = mixture?.others ?? [];
  return [
    { scene, weight: mixture?.weight ?? 1, path: '/scene' },
    ...others.map((other, index) => ({ ...other, path: `/mixture/others/${index}/scene` })),
  ];
}

/** The scene of a sample, by its variables. */
export function sceneOf(plan: Plan, variables: Readonly<Record<string, unknown>>): Scene {
  const mixed = plan.mixture && scenesOf(plan).find(({ scene }) => scene.name === variables[sceneAddress]);
  return mixed?.scene ?? plan.scene;
}
