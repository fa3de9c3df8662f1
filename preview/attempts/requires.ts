import type { Plan, Require, SourceRange } from '../../engine/plan/plan.js';
import { scenesOf } from '../../engine/plan/scenes.js';

/** What authors say of their conditions, by place: the documentation of one that has any, else its name. */
export function requiresOf(plan: Plan): ReadonlyMap<SourceRange, string> {
  const names = new Map<SourceRange, string>();
  const add = ({ name, doc, at }: Require) => {
    if (at !== undefined) names.set(at, doc?.trim() || name);
  };
  for (const { scene } of scenesOf(plan)) {
    scene.requires.forEach(add);
    for (const element of scene.elements) element.requires.forEach(add);
  }
  return names;
}
