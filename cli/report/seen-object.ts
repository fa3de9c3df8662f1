import type { Element, Plan, SourceRange } from '../../engine/plan/plan.js';
import { sceneOf } from '../../engine/plan/scenes.js';
import type { Sample, SampledObject, VariableDescription } from '../../engine/sampling/index.js';
import type { SeenPixel } from '../../runner/inspect/index.js';
import type { PlanPlaces } from '../input/plan-places.js';
import { visible } from './cells.js';
import { plainText } from './plain.js';
import { windowOf } from './window.js';

/** What the words about an object are made from. */
export interface SeenObject {
  readonly seen: SeenPixel;
  readonly sample: Sample;
  readonly plan: Plan;
  /** All variables of the plan, by patterns of addresses. */
  readonly variables: readonly VariableDescription[];
  readonly places: PlanPlaces;
  readonly columns: number;
}

/** What an object is, and its variables, each with the line that made it. */
export function describeSeen({ seen, sample, plan, variables, places, columns }: SeenObject): string {
  const { object, depth, distance, coverage } = seen;
  const share = Math.round((coverage.visible / coverage.alone) * 100);
  const line = (at: SourceRange | undefined) => sourceLine(at, places, columns);
  const rows = [
    `  class        ${object.class === null ? 'none: a distractor, never labelled' : visible(object.class)}`,
    `  asset        ${visible(object.asset)}`,
    `  instance id  ${object.id}`,
    `  distance     ${distance.toFixed(3)} m (depth ${depth.toFixed(3)} m)`,
    `  visible      ${coverage.visible.toLocaleString('en')} pixels, ${share} % of what it would cover alone`,
  ];
  const declared = line(elementOf(object, sample, plan)?.at);
  if (declared !== undefined) rows.push(`  declared     ${declared}`);
  const ranges = new Map(variables.map(({ pattern, at }) => [pattern, at]));
  const own = variablesOf(object, sample).flatMap(([address, value]) => {
    const made = line(ranges.get(address.replaceAll(/\[\d+\]/g, '[*]')));
    return [`  ${visible(address)} = ${plainText(value)}`, ...(made === undefined ? [] : [`      ${made}`])];
  });
  const heading =
    own.length > 0
      ? 'Variables, in metres, radians and linear colours:'
      : 'It has no variables: all of it is fixed.';
  return `${[...rows, '', heading, ...own].join('\n')}\n`;
}

/** Where a plan mixes scenes, another may have an element of that name too. */
function elementOf({ element }: SampledObject, { variables }: Sample, plan: Plan): Element | undefined {
  return sceneOf(plan, variables).elements.find(({ name }) => name === element);
}

function variablesOf({ address }: SampledObject, { variables }: Sample) {
  return Object.entries(variables).filter(([name]) => name.startsWith(`${address}.`));
}

/** `scene.specimen:12:3  radius ~ 3cm .. 6cm`; without the line where the spec is not at hand. */
function sourceLine(at: SourceRange | undefined, places: PlanPlaces, columns: number): string | undefined {
  const place = places.of(at);
  const name = places.name(at);
  if (!place || name === undefined) return undefined;
  if (!place.source) return visible(name);
  const { text } = place.source;
  const { start, end } = place.source.lineBounds(place.range.start.line);
  const indent = /^\s*/.exec(text.slice(start, end))![0].length;
  const room = Math.max(20, columns - name.length - 10);
  const bounds = { start: start + indent, end };
  const { shown } = windowOf(text, bounds, place.range.start.offset, place.range.end.offset, room);
  return `${visible(name)}  ${shown}`;
}
