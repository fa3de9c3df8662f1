/** What can be said of a plan before anything is drawn. */
import type { Scene, SourceRange, Template } from '../plan/plan.js';
import { Analysis } from './analysis.js';
import type { Bounds } from './bounds.js';
import type { Fault } from './fault.js';
import type { Words } from './words.js';

export type { Bounds, NumberBounds } from './bounds.js';
export type * from './fault.js';
export type { Range } from './range.js';
export type * from './words.js';

/** What was found in a scene, or in the templates. */
export interface Findings {
  readonly faults: readonly Fault[];
  /** The places of all conditions that may be asked, those with faults among them. */
  readonly conditions: ReadonlySet<SourceRange>;
}

export interface SceneBounds extends Findings {
  /** The variables and written properties of the scene and its elements, by address: `Kitchen.things[*].yaw`. */
  readonly variables: ReadonlyMap<string, Bounds>;
}

/**
 * Works out what every variable and expression can be, by interval arithmetic over the supports of what is drawn, and
 * what follows: conditions that never hold, properties outside their limits, operations without a value. Draws nothing;
 * takes time and memory in proportion to the scenes and templates.
 */
export function boundScenes(
  scenes: readonly Scene[],
  templates: Readonly<Record<string, Pick<Template, 'term'>>>,
  words: Words,
): { readonly templates: Findings; readonly scenes: readonly SceneBounds[] } {
  const objects = scenes.flatMap(({ elements }) => elements.filter(({ kind }) => kind === 'object'));
  const writtenOfAssets = new Set(objects.flatMap(({ properties }) => Object.keys(properties)));
  const project = { templates, words, writtenOfAssets, blocks: new WeakMap() };
  const shared = new Analysis(project);
  for (const { term } of Object.values(templates)) shared.runTemplate(term);
  const bounds = scenes.map((scene): SceneBounds => {
    const analysis = new Analysis(project);
    analysis.runScene(scene);
    const variables = new Map([...analysis.variables].map(([name, later]) => [name, later.get()]));
    return { ...findingsOf(analysis), variables };
  });
  return { templates: findingsOf(shared), scenes: bounds };
}

function findingsOf({ collector }: Analysis): Findings {
  return { faults: collector.faults(), conditions: collector.conditions };
}
