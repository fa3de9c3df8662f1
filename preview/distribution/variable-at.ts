import type { Plan } from '../../engine/plan/plan.js';
import { type Place, placeOf } from '../places.js';
import type { ShowCursor } from '../protocol.js';
import type { ListedVariable } from '../studio/protocol.js';

export type Cursor = Pick<ShowCursor, 'path' | 'line' | 'column'>;

/**
 * The variable that is meant by a cursor: of those whose text its line is in, the ones of the fewest lines, and of these
 * the last that begins before it, or else the first.
 */
export function variableAt(
  plan: Plan,
  variables: readonly ListedVariable[],
  { path, line, column = 1 }: Cursor,
): ListedVariable | undefined {
  const touched = variables.flatMap((variable) => {
    const place = placeOf(plan, variable.at);
    return place?.path === path && place.line <= line && line <= place.endLine ? [{ variable, place }] : [];
  });
  const fewest = Math.min(...touched.map(({ place }) => linesOf(place)));
  const nearest = touched
    .filter(({ place }) => linesOf(place) === fewest)
    .sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  const begun = nearest.filter(({ place }) => place.line < line || place.column <= column);
  return (begun.at(-1) ?? nearest[0])?.variable;
}

function linesOf({ line, endLine }: Place): number {
  return endLine - line;
}
