import type { Element, Plan, SourceRange } from '../engine/plan/plan.js';
import { scenesOf } from '../engine/plan/scenes.js';

/** A place in a spec: from 1. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
}

/** Where a node of a plan came from; undefined where the plan does not say. */
export function placeOf({ sources }: Plan, at: SourceRange | undefined): Place | undefined {
  const [, source, line, column, endLine] = /^(\d+):(\d+):(\d+)-(\d+):\d+$/.exec(at ?? '') ?? [];
  const path = sources[Number(source)]?.path;
  if (path === undefined) return undefined;
  return { path, line: Number(line), column: Number(column), endLine: Number(endLine) };
}

/** The names of the elements in whose declarations a line stands, or that use a template in whose declaration it stands. */
export function elementsAt(plan: Plan, path: string, line: number): ReadonlySet<string> {
  const holds = (at: SourceRange | undefined) => {
    const place = placeOf(plan, at);
    return place?.path === path && place.line <= line && line <= place.endLine;
  };
  const templates = new Set(
    Object.entries(plan.templates).flatMap(([name, { at }]) => (holds(at) ? [name] : [])),
  );
  const uses = (node: unknown): boolean => {
    if (typeof node !== 'object' || node === null) return false;
    const { use } = node as { use?: unknown };
    if (typeof use === 'string' && (templates.has(use) || uses(plan.templates[use]?.term))) return true;
    return Object.values(node).some(uses);
  };
  const isMeant = (element: Element) => holds(element.at) || (templates.size > 0 && uses(element.asset));
  return new Set(
    scenesOf(plan).flatMap(({ scene }) => scene.elements.filter(isMeant).map(({ name }) => name)),
  );
}
