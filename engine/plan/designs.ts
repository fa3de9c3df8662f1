import type { Design, Plan } from './plan.js';
import type { PlanProblem } from './problem.js';
import { scenesOf } from './scenes.js';

/** The most scenes of a mixture, variables of a design, quotas and cells of a grid (and strata of a permutation). */
export const designLimits = { scenes: 100, variables: 20, quotas: 8, cells: 1_000_000_000_000 } as const;

/** How far the shares of a quota may sum beside 1. */
const shareTolerance = 1e-9;

export type DesignKind = 'sobol' | 'grid' | 'permutation';

export function kindOfDesign(design: Design): DesignKind {
  return 'sobol' in design ? 'sobol' : 'grid' in design ? 'grid' : 'permutation';
}

/** The addresses of the variables of a design, in its order. */
export function designed(design: Design): readonly string[] {
  if ('sobol' in design) return design.sobol;
  return 'grid' in design ? design.grid.map(({ address }) => address) : design.permutation;
}

/** Tells scenes of one name, and weights that let none be. */
export function checkMixture(plan: Plan, problems: PlanProblem[]): void {
  if (plan.mixture === undefined) return;
  if (plan.mixture.others.length >= designLimits.scenes)
    problems.push({ path: '/mixture/others', message: `there are more than ${designLimits.scenes} scenes` });
  const seen = new Set<string>();
  for (const { scene, path } of scenesOf(plan)) {
    if (seen.has(scene.name)) problems.push({ path, message: `the scene ${scene.name} is there twice` });
    seen.add(scene.name);
  }
  if (!scenesOf(plan).some(({ weight }) => weight > 0))
    problems.push({ path: '/mixture', message: 'no scene has a weight' });
}

/** Tells designs of one kind, variables that are in two designs or quotas, and shares that do not sum to 1. */
export function checkDesigns({ designs = [], quotas = [] }: Plan, problems: PlanProblem[]): void {
  const taken = new Set<string>();
  const take = (name: string, path: string) => {
    if (taken.has(name)) problems.push({ path, message: `${name} is in a design or quota already` });
    taken.add(name);
  };
  const kinds = new Set<DesignKind>();
  for (const [index, design] of designs.entries()) {
    const path = `/designs/${index}`;
    const kind = kindOfDesign(design);
    if (kinds.has(kind)) problems.push({ path, message: `there are two designs of the kind ${kind}` });
    kinds.add(kind);
    for (const address of designed(design)) take(address, path);
  }
  for (const [index, { quota, shares }] of quotas.entries()) {
    const path = `/quotas/${index}`;
    take(quota, path);
    const labels = new Set(shares.map(({ label }) => label));
    if (labels.size < shares.length)
      problems.push({ path: `${path}/shares`, message: 'an outcome is there twice' });
    const sum = shares.reduce((total, { share }) => total + share, 0);
    if (Math.abs(sum - 1) > shareTolerance)
      problems.push({ path: `${path}/shares`, message: `the shares sum to ${sum}, not to 1` });
  }
}
