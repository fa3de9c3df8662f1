import type { Design, Plan } from '../plan.js';

/** What a design or quota says of each of its variables, by address, to be told after the variable's distribution. */
export function designNotes({ designs = [], quotas = [] }: Plan): ReadonlyMap<string, string> {
  const notes = new Map(designs.flatMap(notesOf));
  quotas.forEach(({ quota, shares }, index) => {
    const parts = shares.map(({ label, share }) => `${label} ${Number((share * 100).toPrecision(12))} %`);
    notes.set(quota, ` by quota ${index + 1} (${parts.join(', ')})`);
  });
  return notes;
}

/** What the draws of each variable depend on, and no more. */
function notesOf(design: Design): [address: string, note: string][] {
  if ('sobol' in design)
    return design.sobol.map((address, index) => [address, ` by sobol, dimension ${index + 1}`]);
  if ('permutation' in design)
    return design.permutation.map((address) => [address, ` by permutation of ${design.strata}`]);
  const steps = design.grid.map((axis) => axis.steps).join(' × ');
  return design.grid.map(({ address }, index) => [address, ` by grid of ${steps}, axis ${index + 1}`]);
}
