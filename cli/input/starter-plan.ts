import { join } from 'node:path';
import type { Plan } from '../../engine/plan/plan.js';
import type { Context } from '../context.js';
import { starterFolder } from '../starter.js';
import { type LoadedPlan, loadPlan } from './load-plan.js';

/** The plan of the spec that `specimen new` makes, with images of a size in pixels. */
export async function loadStarterPlan(width: number, height: number, context: Context): Promise<LoadedPlan> {
  const loaded = await loadPlan(join(starterFolder(), 'starter.specimen'), {}, context);
  return { ...loaded, plan: withResolution(loaded.plan, width, height) };
}

function withResolution(plan: Plan, width: number, height: number): Plan {
  const elements = plan.scene.elements.map((element) => {
    if (element.kind !== 'camera') return element;
    const resolution = { value: { tuple: [width, height] } };
    return { ...element, properties: { ...element.properties, resolution } };
  });
  return { ...plan, scene: { ...plan.scene, elements } };
}
