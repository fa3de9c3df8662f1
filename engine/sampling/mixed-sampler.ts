import type { Choice, Plan } from '../plan/plan.js';
import { sceneAddress, scenesOf } from '../plan/scenes.js';
import type { Observer } from './cells/observation.js';
import { rendezvous } from './draws/pick.js';
import { isHole, type Outcome } from './sample.js';
import type { CellDescription, DrawAlone, LoneSampler, VariableDescription } from './sampler.js';
import { KeyNode } from './streams/index.js';

interface LabelledSampler {
  readonly label: string;
  readonly weight: number;
  readonly sampler: LoneSampler;
}

/**
 * Samples that are each of one of several scenes. Which one is drawn at the address `dataset.scene`, as a choice between the
 * scenes' names, and told as its variable.
 */
export class MixedSampler implements LoneSampler {
  readonly cells: readonly CellDescription[];
  readonly #key: KeyNode;
  readonly #scenes: readonly LabelledSampler[];
  readonly #possible: readonly LabelledSampler[];
  readonly #declared: VariableDescription;

  /** @param samplers of the scenes, in the order of `scenesOf` */
  constructor(plan: Plan, samplers: readonly LoneSampler[]) {
    const scenes = scenesOf(plan);
    this.#key = KeyNode.root(plan.dataset.seed).child('dataset').child('scene');
    this.#scenes = scenes.map(({ scene, weight }, index) => ({
      label: scene.name,
      weight,
      sampler: samplers[index],
    }));
    this.#possible = this.#scenes.filter(({ weight }) => weight > 0);
    this.cells = samplers.flatMap((sampler) => sampler.cells);
    const distribution: Choice = {
      choice: this.#scenes.map(({ label, weight }) => ({ label, weight, term: { value: label } })),
    };
    const at = plan.mixture?.at;
    this.#declared = { pattern: sceneAddress, distribution, ...(at === undefined ? {} : { at }) };
  }

  get variables(): readonly VariableDescription[] {
    return [this.#declared, ...this.#scenes.flatMap(({ sampler }) => sampler.variables)];
  }

  sample(index: number): Outcome {
    const { label, sampler } = this.#sceneOf(index);
    return told(sampler.sample(index), label);
  }

  observe(index: number, observer: Observer): Outcome {
    const { label, sampler } = this.#sceneOf(index);
    return told(sampler.observe(index, observer), label);
  }

  alone(pattern: string): DrawAlone | undefined {
    if (pattern === sceneAddress)
      return (index, observer) => {
        observer.accepted(pattern, pattern, this.#sceneOf(index).label);
        return true;
      };
    const having = this.#possible.filter(({ sampler }) =>
      sampler.variables.some((variable) => variable.pattern === pattern),
    );
    const draws = new Map(having.map(({ label, sampler }) => [label, sampler.alone(pattern)]));
    if (draws.size === 0 || [...draws.values()].includes(undefined)) return undefined;
    return (index, observer) => draws.get(this.#sceneOf(index).label)?.(index, observer) ?? true;
  }

  #sceneOf(index: number) {
    return rendezvous(this.#possible, this.#key, index, 0, 0);
  }
}

function told(outcome: Outcome, label: string): Outcome {
  if (isHole(outcome)) return outcome;
  return { ...outcome, variables: { [sceneAddress]: label, ...outcome.variables } };
}
