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

export interface SceneBounds {
  readonly faults: readonly Fault[];
  /** The places of all conditions that may be asked, those with faults among them. */
  readonly conditions: ReadonlySet<SourceRange>;
  /** The variables and written properties of the scene and its elements, by address: `Kitchen.things[*].yaw`. */
  readonly variables: ReadonlyMap<string, Bounds>;
}

/**
 * Works out what every variable and expression of a scene can be, by interval arithmetic over the supports of what is
 * drawn, and what follows: conditions that never hold, properties outside their limits, operations without a value.
 * Draws nothing; takes time and memory in proportion to the plan.
 */
export function boundScene(
  scene: Scene,
  templates: Readonly<Record<string, Pick<Template, 'term'>>>,
  words: Words,
): SceneBounds {
  const analysis = new Analysis(scene, templates, words);
  analysis.run();
  const variables = new Map([...analysis.variables].map(([name, later]) => [name, later.get()]));
  const { conditions } = analysis.collector;
  return { faults: analysis.collector.faults(), conditions, variables };
}
