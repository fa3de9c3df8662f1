import type { Plan } from '../../engine/plan/plan.js';
import { type Place, placeOf } from '../places.js';
import type { ListedVariable } from '../studio/protocol.js';

/** The variable that is meant by a line: of those whose text it is in, the one of the fewest lines, and of these the first. */
export function variableAt(
  plan: Plan,
  variables: readonly ListedVariable[],
  path: string,
  line: number,
): ListedVariable | undefined {
  let nearest: { readonly variable: ListedVariable; readonly lines: number } | undefined;
  for (const variable of variables) {
    const place = placeOf(plan, variable.at);
    if (place?.path !== path || place.line > line || place.endLine < line) continue;
    const lines = linesOf(place);
    if (nearest === undefined || lines < nearest.lines) nearest = { variable, lines };
  }
  return nearest?.variable;
}

function linesOf({ line, endLine }: Place): number {
  return endLine - line;
}
