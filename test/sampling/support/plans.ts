/** Plans as literals, without what a test does not speak of. */
import type {
  Block,
  Branch,
  Choice,
  Dataset,
  Distribution,
  Element,
  Expression,
  Plan,
  Require,
  Scalar,
  Spatial,
  Template,
  Term,
  Variable,
  VariableReference,
} from '../../../engine/plan/plan.js';
import {
  createSampler,
  type ExplorableSampler,
  isHole,
  type ModelSource,
  type Sample,
  type Sampler,
} from '../../../engine/sampling/index.js';

export interface PlanParts {
  readonly seed?: number;
  readonly samples?: number;
  readonly attempts?: number;
  readonly split?: Dataset['split'];
  readonly lets?: readonly Variable[];
  readonly elements?: readonly Element[];
  readonly requires?: readonly Require[];
  readonly templates?: Readonly<Record<string, Template>>;
}

/** A scene called `Scene`. */
export function planOf(parts: PlanParts): Plan {
  return {
    schema: 'specimen-plan/1',
    language: 1,
    dataset: {
      name: 'Data',
      seed: parts.seed ?? 7,
      samples: parts.samples ?? 100,
      attempts: parts.attempts ?? 1000,
      split: parts.split ?? [{ name: 'all', share: 1 }],
    },
    scene: {
      name: 'Scene',
      root: 'Scene',
      lets: parts.lets ?? [],
      elements: parts.elements ?? [],
      requires: parts.requires ?? [],
    },
    templates: parts.templates ?? {},
    classes: [],
    files: [],
    labels: [],
    exports: [],
    sources: [],
  };
}

export const noModels: ModelSource = {
  mesh(file) {
    throw new Error(`No model ${file} is expected.`);
  },
};

export function samplerOf(parts: PlanParts, models: ModelSource = noModels): ExplorableSampler {
  return createSampler(planOf(parts), models);
}

/** The sample of that number, which must be none of the holes. */
export function worldOf(sampler: Sampler, index: number): Sample {
  const outcome = sampler.sample(index);
  if (isHole(outcome)) throw new Error(`Sample ${index} is a hole: ${outcome.hole.message}`);
  return outcome;
}

export function worldsOf(sampler: Sampler, count: number): Sample[] {
  return Array.from({ length: count }, (_, index) => worldOf(sampler, index));
}

/** A number that was drawn. */
export function numberAt(sample: Sample, address: string): number {
  const value = sample.variables[address];
  if (typeof value !== 'number') throw new Error(`${address} is ${JSON.stringify(value)}.`);
  return value;
}

export function vectorAt(sample: Sample, address: string): readonly number[] {
  const value = sample.variables[address];
  if (!Array.isArray(value)) throw new Error(`${address} is ${JSON.stringify(value)}.`);
  return value as readonly number[];
}

export function scalar(dist: string, ...args: Expression[]): Scalar {
  return { dist, args };
}

export function draws(name: string, draw: Distribution): Variable {
  return { name, term: { draw } };
}

export function fixes(name: string, value: Expression): Variable {
  return { name, term: { value } };
}

/** A variable of the block `up` blocks outwards. */
export function ref(variable: string, up = 0): VariableReference {
  return { variable, up };
}

export function op(name: string, ...args: Expression[]): Expression {
  return { op: name, args };
}

export function tuple(...components: Expression[]): Expression {
  return { tuple: components };
}

export function require(name: string, condition: Expression): Require {
  return { name, condition };
}

/** Branches by label: a weight and the term. */
export function choice(branches: Readonly<Record<string, readonly [number, Term]>>): Choice {
  return {
    choice: Object.entries(branches).map(([label, [weight, term]]): Branch => ({ label, weight, term })),
  };
}

export function spatial(
  kind: Spatial['spatial'],
  target: Expression | undefined,
  properties: Readonly<Record<string, Expression>> = {},
): Spatial {
  return target === undefined ? { spatial: kind, properties } : { spatial: kind, target, properties };
}

export function block(
  kind: string,
  properties: Readonly<Record<string, Term>>,
  parts: Partial<Block> = {},
): Block {
  return { block: kind, lets: [], attributes: [], properties, ...parts };
}

export function box(x: number, y: number, z: number): Block {
  return block('box', { size: { value: tuple(x, y, z) } });
}

export function plane(x: number, z: number): Block {
  return block('plane', { size: { value: tuple(x, z) } });
}

export function element(kind: Element['kind'], name: string, parts: Partial<Element> = {}): Element {
  return { kind, name, lets: [], attributes: [], properties: {}, requires: [], ...parts };
}

export function object(name: string, asset: Block | Term, parts: Partial<Element> = {}): Element {
  return element('object', name, { asset: 'block' in asset ? { value: asset } : asset, ...parts });
}
