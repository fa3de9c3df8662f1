import { elementPattern } from '../../engine/plan/groups.js';
import type { Plan } from '../../engine/plan/plan.js';
import { scenesOf } from '../../engine/plan/scenes.js';

/** What to expect of a data set, in few numbers: what a line above it can hold. */
export interface Figures {
  /** Samples that were made for this. */
  readonly samples: number;
  /** Of them those that could not be made. */
  readonly holes: number;
  /** Objects in a sample, on average. */
  readonly objects: number;
  /** Instances in a sample, on average, by class; the most frequent first. */
  readonly classes: readonly { readonly name: string; readonly mean: number }[];
  /** How often each condition held before anything was drawn again, by its place as the plan writes it. */
  readonly accepted: Readonly<Record<string, number>>;
}

/** The part of `Statistics` that figures are made of. */
interface Counted {
  readonly samples: number;
  readonly holes: { readonly count: number };
  readonly instances: { readonly mean: number };
  readonly classes: readonly { readonly class: string | null; readonly instances: number }[];
  readonly requires: readonly { readonly pattern: string; readonly asked: number; readonly share: number }[];
}

export function figuresOf(plan: Plan, { samples, holes, instances, classes, requires }: Counted): Figures {
  const made = Math.max(1, samples - holes.count);
  const shares = new Map(requires.filter(({ asked }) => asked > 0).map((each) => [each.pattern, each.share]));
  const accepted: Record<string, number> = {};
  for (const [pattern, at] of placesOfConditions(plan)) {
    const share = shares.get(pattern);
    if (share !== undefined) accepted[at] = share;
  }
  return {
    samples,
    holes: holes.count,
    objects: instances.mean,
    classes: classes
      .flatMap(({ class: name, instances: count }) => (name === null ? [] : [{ name, mean: count / made }]))
      .sort((a, b) => b.mean - a.mean),
    accepted,
  };
}

/** The conditions of a plan by the patterns of their addresses, with their places. */
function placesOfConditions(plan: Plan): Map<string, string> {
  const places = new Map<string, string>();
  for (const { scene } of scenesOf(plan)) {
    for (const { name, at } of scene.requires) if (at) places.set(`${scene.root}.${name}`, at);
    for (const element of scene.elements) {
      const owner = `${elementPattern(scene, element)}${element.count === undefined ? '' : '[*]'}`;
      for (const { name, at } of element.requires) if (at) places.set(`${owner}.${name}`, at);
    }
  }
  return places;
}
