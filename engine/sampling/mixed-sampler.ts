import type { Choice, Plan } from '../plan/plan.js';
import { sceneAddress, scenesOf } from '../plan/scenes.js';
import type { AttemptReference, RejectedAttempt } from './cells/attempts.js';
import type { Observer } from './cells/observation.js';
import { rendezvous } from './draws/pick.js';
import { cantBe, type FixedValues } from './fixed/fixed-values.js';
import { isHole, type Outcome, toHole } from './sample.js';
import type { CellDescription, DrawAlone, ExplorableSampler, VariableDescription } from './sampler.js';
import { createSplit } from './split.js';
import { KeyNode } from './streams/index.js';

interface LabelledSampler {
  readonly label: string;
  readonly weight: number;
  readonly sampler: ExplorableSampler;
}

/**
 * Samples that are each of one of several scenes. Which one is drawn at the address `dataset.scene`, as a choice between the
 * scenes' names, and told as its variable.
 */
export class MixedSampler implements ExplorableSampler {
  readonly cells: readonly CellDescription[];
  readonly #key: KeyNode;
  readonly #scenes: readonly LabelledSampler[];
  readonly #possible: readonly LabelledSampler[];
  readonly #declared: VariableDescription;
  readonly #splitOf: (index: number) => string;

  /** @param samplers of the scenes, in the order of `scenesOf` */
  constructor(plan: Plan, samplers: readonly ExplorableSampler[]) {
    const scenes = scenesOf(plan);
    this.#key = KeyNode.root(plan.dataset.seed).child('dataset').child('scene');
    this.#scenes = scenes.map(({ scene, weight }, index) => ({
      label: scene.name,
      weight,
      sampler: samplers[index],
    }));
    this.#possible = this.#scenes.filter(({ weight }) => weight > 0);
    this.#splitOf = createSplit(plan.dataset);
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

  sample(index: number, fixed?: FixedValues): Outcome {
    return this.#inScene(index, fixed, (sampler) => sampler.sample(index, fixed));
  }

  observe(index: number, observer: Observer): Outcome {
    return this.#inScene(index, undefined, (sampler) => sampler.observe(index, observer));
  }

  alone(pattern: string): DrawAlone | undefined {
    if (pattern === sceneAddress)
      return (index, observer) => {
        observer.accepted(pattern, pattern, this.#drawnScene(index).label);
        return true;
      };
    const having = this.#possible.filter(({ sampler }) =>
      sampler.variables.some((variable) => variable.pattern === pattern),
    );
    const draws = new Map(having.map(({ label, sampler }) => [label, sampler.alone(pattern)]));
    if (draws.size === 0 || [...draws.values()].includes(undefined)) return undefined;
    return (index, observer) => draws.get(this.#drawnScene(index).label)?.(index, observer) ?? true;
  }

  attempts(index: number, fixed?: FixedValues): readonly RejectedAttempt[] {
    return this.#sceneOf(index, fixed)?.sampler.attempts(index, fixed) ?? [];
  }

  rejected(index: number, attempt: AttemptReference, fixed?: FixedValues): Outcome {
    return this.#inScene(index, fixed, (sampler) => sampler.rejected(index, attempt, fixed));
  }

  #inScene(
    index: number,
    fixed: FixedValues | undefined,
    make: (sampler: ExplorableSampler) => Outcome,
  ): Outcome {
    const scene = this.#sceneOf(index, fixed);
    if (scene !== undefined) return told(make(scene.sampler), scene.label);
    const labels = this.#possible.map(({ label }) => label).join(', ');
    const signal = cantBe(sceneAddress, fixed!.get(sceneAddress)!, labels, this.#declared.at);
    return toHole(index, this.#splitOf(index), signal);
  }

  /** Undefined if a scene is set by hand that can't be drawn. */
  #sceneOf(index: number, fixed: FixedValues | undefined): LabelledSampler | undefined {
    const byHand = fixed?.get(sceneAddress);
    if (byHand !== undefined) return this.#possible.find(({ label }) => label === byHand);
    return this.#drawnScene(index);
  }

  #drawnScene(index: number): LabelledSampler {
    return rendezvous(this.#possible, this.#key, index, 0, 0);
  }
}

function told(outcome: Outcome, label: string): Outcome {
  if (isHole(outcome)) return outcome;
  return { ...outcome, variables: { [sceneAddress]: label, ...outcome.variables } };
}
