import { boundScenes, type Fault, type SceneBounds } from '../../engine/bounds/index.js';
import type { Scene, SourceRange, Term } from '../../engine/plan/plan.js';
import type { Context } from '../elaborate/context.js';
import type { Project } from '../project/project.js';
import { toldFault } from './told.js';
import { boundWords } from './words.js';

/**
 * Tells what follows from what can be drawn: conditions that never hold, values that are or can be out of range. Gives what
 * the variables of each scene can be.
 */
export function checkBounds(
  context: Context,
  project: Project,
  scenes: readonly Scene[],
  templates: Readonly<Record<string, { readonly term: Term }>>,
): readonly SceneBounds[] {
  const found = boundScenes(scenes, templates, boundWords(context.catalogue));
  const all = [found.templates, ...found.scenes];
  const asked = countsOf(all.flatMap(({ conditions }) => [...conditions]));
  const decided = countsOf(all.flatMap(({ faults }) => faults.map(keyOf)));
  const isInAll = (fault: Fault) => decided.get(keyOf(fault)) === asked.get(fault.at ?? '');
  const namesOf = new Map<string, Set<string>>();
  for (const [at, { faults }] of found.scenes.entries()) {
    for (const key of faults.map(keyOf)) {
      const names = namesOf.get(key) ?? new Set();
      namesOf.set(key, names.add(`\`${scenes[at]!.name}\``));
    }
  }
  for (const fault of all.flatMap(({ faults }) => faults)) {
    // A condition that one scene decides may be open in one that is derived from it.
    if (isOfCondition(fault) && !isInAll(fault)) continue;
    const names = [...(namesOf.get(keyOf(fault)) ?? [])];
    tell(context, project, fault, isInAll(fault) || names.length === scenes.length ? [] : names);
  }
  return found.scenes;
}

/** Whether it is no fault, but of no use, if it is so in all scenes. */
function isOfCondition(fault: Fault): fault is Extract<Fault, { readonly holds: unknown }> {
  return fault.kind === 'branch' || (fault.kind === 'require' && fault.holds === 'always');
}

function keyOf(fault: Fault): string {
  return `${fault.kind} ${'holds' in fault ? fault.holds : ''} ${fault.at}`;
}

function countsOf(values: readonly (string | SourceRange)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** @param scenes in which it is so, where it is not so in all */
function tell(context: Context, project: Project, fault: Fault, scenes: readonly string[]): void {
  const document = project.documents[Number(fault.at?.split(':', 1)[0])];
  const place = document?.placeOf(fault.at ?? '');
  if (!document || !place) return;
  const text = document.text.slice(place.start, place.end);
  const { code, words, replacement } = toldFault(fault, text, scenes, context.catalogue);
  const fixes = replacement
    ? [{ title: `Write \`${replacement}\``, edits: [{ ...place, text: replacement }] }]
    : [];
  context.reporter.report(code, place, words, { fixes });
}
