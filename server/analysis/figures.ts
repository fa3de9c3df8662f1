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
  /** How random variables came out, by the place of what they are drawn from as the plan writes it. */
  readonly variables: Readonly<Record<string, VariableFigures>>;
}

/** How one random variable came out in samples that were made. */
export interface VariableFigures {
  /** Without the numbers of instances: `Kitchen.things[*].scale`. */
  readonly address: string;
  /** One for a number, several for a vector; in SI units. */
  readonly numbers: readonly NumberFigures[];
  /** Outcomes with their shares, the most frequent first. */
  readonly picks: readonly { readonly value: string; readonly share: number }[];
}

export interface NumberFigures {
  readonly mean: number;
  readonly deviation: number;
  /** The ends of the bins, which are of equal width. */
  readonly low: number;
  readonly high: number;
  readonly bins: readonly number[];
}

/** Variables of which it is told how they came out, and outcomes of one. */
const mostVariables = 1_000;
const mostPicks = 8;

/** The part of `Statistics` that figures are made of. */
interface Counted {
  readonly samples: number;
  readonly holes: { readonly count: number };
  readonly instances: { readonly mean: number };
  readonly classes: readonly { readonly class: string | null; readonly instances: number }[];
  readonly requires: readonly { readonly pattern: string; readonly asked: number; readonly share: number }[];
  readonly variables: readonly CountedVariable[];
}

interface CountedVariable {
  readonly pattern: string;
  readonly at?: string;
  readonly components: readonly {
    readonly accepted: { readonly mean: number; readonly deviation: number };
    readonly histogram: { readonly low: number; readonly high: number; readonly accepted: readonly number[] };
  }[];
  readonly picks?: { readonly values: readonly { readonly value: string; readonly accepted: number }[] };
}

export function figuresOf(plan: Plan, statistics: Counted): Figures {
  const { samples, holes, instances, classes, requires } = statistics;
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
    variables: variablesOf(statistics),
  };
}

/** Of a template that is used in several places, the first use. */
function variablesOf({ variables }: Counted): Record<string, VariableFigures> {
  const found: Record<string, VariableFigures> = {};
  for (const { pattern, at, components, picks } of variables.slice(0, mostVariables)) {
    const values = picks?.values ?? [];
    const total = values.reduce((sum, { accepted }) => sum + accepted, 0);
    const numbers = components.filter(({ histogram }) => histogram.accepted.some((count) => count > 0));
    if (at === undefined || at in found || (numbers.length === 0 && total === 0)) continue;
    found[at] = {
      address: pattern,
      numbers: numbers.map(({ accepted: { mean, deviation }, histogram: { low, high, accepted: bins } }) => ({
        mean,
        deviation,
        low,
        high,
        bins,
      })),
      picks: values
        .slice(0, mostPicks)
        .map(({ value, accepted }) => ({ value, share: accepted / Math.max(1, total) })),
    };
  }
  return found;
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
