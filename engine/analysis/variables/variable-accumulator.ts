import type { Distribution, SourceRange } from '../../plan/plan.js';
import type { Difference, NumberStatistics, VariableStatistics } from '../statistics.js';
import { constantScalar } from './constant-scalar.js';
import { NumberAccumulator } from './number-accumulator.js';
import { PickAccumulator } from './pick-accumulator.js';

type Side = 'declared' | 'accepted';

/** A value of a vector beyond this component is left out. */
const mostComponents = 16;

/** The values of one variable at all addresses of its pattern. */
export class VariableAccumulator {
  private readonly components: NumberAccumulator[] = [];
  private picks: PickAccumulator | undefined;
  /** In how many samples there was a value. */
  private readonly samples: Record<Side, number> = { declared: 0, accepted: 0 };
  private readonly newest: Record<Side, number> = { declared: -1, accepted: -1 };

  constructor(
    private readonly pattern: string,
    /** Whether it is in a cell; if not, only its accepted values are to be added. */
    readonly conditioned: boolean,
    private readonly distribution: Distribution | undefined,
    private readonly at: SourceRange | undefined,
    private readonly capacity: number,
  ) {}

  /** `sample` is the index of the sample that the value is of; indices do not fall. */
  add(side: Side, sample: number, value: unknown): void {
    if (this.newest[side] !== sample) {
      this.newest[side] = sample;
      this.samples[side] += 1;
    }
    if (typeof value === 'number') this.addNumber(side, 0, value);
    else if (typeof value === 'string' || typeof value === 'boolean') {
      this.picks ??= new PickAccumulator();
      this.picks.add(side, String(value));
    } else if (Array.isArray(value)) {
      const components = Math.min(value.length, mostComponents);
      for (let index = 0; index < components; index += 1)
        if (typeof value[index] === 'number') this.addNumber(side, index, value[index]);
    }
  }

  /** How many comparisons `statistics` makes. */
  get comparisons(): number {
    return this.conditioned ? this.components.length + (this.picks === undefined ? 0 : 1) : 0;
  }

  /** `level`: of one comparison. */
  statistics(level: number): VariableStatistics {
    const { conditioned, components, picks } = this;
    const sizes = [this.samples.declared, this.samples.accepted] as const;
    const difference = (test: Difference['test'], group: NumberAccumulator | PickAccumulator) => {
      if (!conditioned) return undefined;
      const { distance, probability } = group.compare(sizes);
      return { difference: { test, distance, probability, differs: probability < level } };
    };
    return {
      pattern: this.pattern,
      ...(this.at && { at: this.at }),
      conditioned,
      components: components.map((component, index) => ({
        ...component.statistics(conditioned),
        ...closedForm(this.distribution, index),
        ...difference('kolmogorov-smirnov', component),
      })),
      ...(picks && { picks: { ...picks.statistics(conditioned), ...difference('chi-square', picks) } }),
    };
  }

  private addNumber(side: Side, index: number, value: number): void {
    this.components[index] ??= new NumberAccumulator(this.capacity);
    this.components[index][side].add(value);
  }
}

/** Mean and deviation of component `index` of a distribution, where that is a scalar whose parameters are numbers. */
function closedForm(distribution: Distribution | undefined, index: number): Pick<NumberStatistics, 'exact'> {
  const known = distribution && constantScalar(distribution, index);
  if (known === undefined) return {};
  const { scalar, parameters } = known;
  return { exact: { mean: scalar.mean(parameters), deviation: Math.sqrt(scalar.variance(parameters)) } };
}
