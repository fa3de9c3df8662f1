import type { Plan } from '../engine/plan/plan.js';
import type { Checked } from './check.js';
import { type CompileOptions, planOf } from './compile.js';
import type { SpecFiles } from './files.js';

/** More scenes than anybody looks at side by side. */
const mostTwins = 6;

/**
 * The plans of the scenes that share their base with a plan's scene: those that are derived from it, from which it is
 * derived, or that are derived from the same. Sample i of each is sample i of the others but for what they change.
 * @param plan of what was checked with these files
 */
export function twinsOf(
  plan: Plan,
  checked: Checked,
  files: SpecFiles,
  { tool }: Pick<CompileOptions, 'tool'>,
): readonly Plan[] {
  const { name, root } = plan.scene;
  const twins: Plan[] = [];
  for (const [key, scene] of checked.scenes) {
    if (scene.root !== root || scene.name === name) continue;
    const twin = planOf(checked, files, { tool, scene: key });
    if (twin !== undefined) twins.push(twin);
    if (twins.length === mostTwins) break;
  }
  return twins;
}
