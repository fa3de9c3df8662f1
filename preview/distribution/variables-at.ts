import type { Place } from '../places.js';

/** A variable of the plan, and where it is drawn. */
export interface ListedVariable {
  readonly pattern: string;
  readonly place: Place | undefined;
}

/**
 * The variable that is meant by a cursor: the one whose text begins last at or before it, of those that hold it; none where
 * no variable does.
 */
export function variableAt(
  variables: readonly ListedVariable[],
  path: string,
  line: number,
): ListedVariable | undefined {
  let nearest: (ListedVariable & { readonly place: Place }) | undefined;
  for (const { pattern, place } of variables) {
    if (place?.path !== path || place.line > line || place.endLine < line) continue;
    const isNearer =
      nearest === undefined ||
      place.line > nearest.place.line ||
      (place.line === nearest.place.line && place.endLine < nearest.place.endLine);
    if (isNearer) nearest = { pattern, place };
  }
  return nearest;
}
