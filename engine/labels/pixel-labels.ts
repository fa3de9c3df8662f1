import type { Plan } from '../plan/plan.js';

/** Labels that are files with a value for each pixel. */
export type PixelLabel = 'rgb' | 'depth' | 'normals' | 'masks' | 'classes';

export const pixelLabels: readonly PixelLabel[] = ['rgb', 'depth', 'normals', 'masks', 'classes'];

/** The pixel labels that a plan asks for. */
export function pixelLabelsOf(plan: Plan): ReadonlySet<PixelLabel> {
  const asked = new Set(plan.labels.map(({ label }) => label));
  return new Set(pixelLabels.filter((label) => asked.has(label)));
}
