import { diffPlans } from '../../engine/plan/diff.js';
import type { Plan } from '../../engine/plan/plan.js';
import { planOf } from '../../language/index.js';
import type { OpenProject } from '../projects.js';

/**
 * The addresses, without the numbers of instances, of what another name makes to be drawn anew; none where there is no plan.
 * @param decides whether outcomes go by the name, as those of a choice between templates do
 */
export function lostDraws(
  before: OpenProject,
  after: OpenProject,
  decides: boolean,
  tool: string,
): readonly string[] {
  const [old, now] = [planIn(before, tool), planIn(after, tool)];
  if (!old || !now) return [];
  return diffPlans(old, now).changes.flatMap(({ kind, name, before: was, after: is }) =>
    kind === 'variable' && was !== undefined && (is === undefined || decides) ? [name] : [],
  );
}

/** Undefined also where a file is gone since the check. */
function planIn({ checked }: OpenProject, tool: string): Plan | undefined {
  try {
    return planOf(checked, checked.project.files, { tool });
  } catch {
    return undefined;
  }
}
