import { mostUnfolded } from '../../engine/plan/groups.js';
import type { Element, Scene, Template } from '../../engine/plan/plan.js';

/** How many values the things of groups may have in all runs, so that a sampler can hold them. */
const mostValues = 100_000;

/** What an element has beside what is written: whether it is there, where it stands, and so on. */
const valuesOfElement = 12;

/** Tells in words where the groups of a scene, whose runs are all laid out, are more than a sampler can hold. */
export function excessOfGroups(
  scene: Scene,
  templateOf: (key: string) => Pick<Template, 'term'> | undefined,
): string | undefined {
  const runs = new Map<string, number>();
  const templates = new Map<string, number>();
  let things = 0;
  let values = 0;
  for (const element of scene.elements) {
    const outer = element.within === undefined ? 1 : (runs.get(element.within) ?? 1);
    const own = element.kind === 'group' ? outer * (element.most ?? 1) : outer;
    if (element.kind === 'group') runs.set(element.name, own);
    if (element.within === undefined && element.kind !== 'group') continue;
    things += own;
    if (things > mostUnfolded) break;
    values += own * (valuesOfElement + valuesIn(element, templateOf, templates));
  }
  if (things > mostUnfolded)
    return `The groups of \`${scene.name}\` are laid out to more than ${mostUnfolded} things, with all that they can have`;
  if (values > mostValues)
    return `The things in the groups of \`${scene.name}\` are laid out to more than ${mostValues} values, with all that they can have`;
  return undefined;
}

/** How many terms an element has, with those of its templates, each unfolded. */
function valuesIn(
  element: Element,
  templateOf: (key: string) => Pick<Template, 'term'> | undefined,
  known: Map<string, number>,
): number {
  const ofTemplate = (key: string): number => {
    const count = known.get(key);
    if (count !== undefined) return count;
    // A template that uses itself is told elsewhere; here it must only not be followed for ever.
    known.set(key, 0);
    const counted = of(templateOf(key)?.term);
    known.set(key, counted);
    return counted;
  };
  const of = (part: unknown): number => {
    if (typeof part !== 'object' || part === null) return 0;
    let count = 'value' in part || 'draw' in part || 'if' in part || 'test' in part ? 1 : 0;
    if ('use' in part && typeof part.use === 'string') count += ofTemplate(part.use);
    for (const inside of Object.values(part)) count += of(inside);
    return count;
  };
  return of(element);
}
