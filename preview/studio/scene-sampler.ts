import type { Plan } from '../../engine/plan/plan.js';
import type {
  ExplorableSampler,
  FixedValues,
  Outcome,
  RejectedAttempt,
} from '../../engine/sampling/index.js';
import type { Look, UsePlan } from './protocol.js';

/** As many samples are kept as a gallery shows. */
const mostOutcomes = 12;

/** A plan with its sampler, and the samples that were asked for last. */
export class SceneSampler {
  private readonly outcomes = new Map<string, Outcome>();

  constructor(
    readonly plan: Plan,
    readonly words: Required<Pick<UsePlan, 'units' | 'conditions'>>,
    private readonly sampler: ExplorableSampler,
  ) {}

  /** The variables of the plan that are drawn, with the places of their declarations. */
  get variables(): ExplorableSampler['variables'] {
    return this.sampler.variables;
  }

  sample({ index, fixed = [], attempt }: Look): Outcome {
    const { outcomes } = this;
    const key = JSON.stringify([index, fixed, attempt]);
    const outcome = outcomes.get(key) ?? this.make(index, new Map(fixed), attempt);
    outcomes.delete(key);
    outcomes.set(key, outcome);
    for (const oldest of outcomes.keys()) {
      if (outcomes.size <= mostOutcomes) break;
      outcomes.delete(oldest);
    }
    return outcome;
  }

  attempts({ index, fixed = [] }: Look): readonly RejectedAttempt[] {
    return this.sampler.attempts(index, new Map(fixed));
  }

  private make(index: number, fixed: FixedValues, attempt: Look['attempt']): Outcome {
    return attempt ? this.sampler.rejected(index, attempt, fixed) : this.sampler.sample(index, fixed);
  }
}
