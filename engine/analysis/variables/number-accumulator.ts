import { type Comparison, kolmogorovSmirnov } from '../inference/kolmogorov-smirnov.js';
import type { NumberStatistics, NumberSummary } from '../statistics.js';
import { histogram } from '../summaries/histogram.js';
import { Moments } from '../summaries/moments.js';
import { quantile } from '../summaries/quantile.js';
import { ThinnedValues } from '../summaries/thinned.js';

/** Numbers as declared and as accepted, one component of a variable. */
export class NumberAccumulator {
  readonly declared: Group;
  readonly accepted: Group;

  /** `capacity`: how many values of each side are kept. */
  constructor(capacity: number) {
    this.declared = new Group(capacity);
    this.accepted = new Group(capacity);
  }

  /** `sizes`: in how many samples there was a value. */
  compare(sizes: readonly [number, number]): Comparison {
    const [declared, accepted] = [this.declared.sorted(), this.accepted.sorted()];
    return kolmogorovSmirnov(declared, accepted, [
      Math.min(sizes[0], declared.length),
      Math.min(sizes[1], accepted.length),
    ]);
  }

  /** Of a variable that is not conditioned, there are only accepted values. */
  statistics(conditioned: boolean): Pick<NumberStatistics, 'declared' | 'accepted' | 'histogram'> {
    return {
      ...(conditioned && { declared: this.declared.summary() }),
      accepted: this.accepted.summary(),
      histogram: histogram(this.accepted.sorted(), conditioned ? this.declared.sorted() : undefined),
    };
  }
}

/** Numbers of one side: some of them kept, and what all of them amount to. */
export class Group {
  private readonly moments = new Moments();
  private readonly values: ThinnedValues;

  constructor(capacity: number) {
    this.values = new ThinnedValues(capacity);
  }

  add(value: number): void {
    this.moments.add(value);
    this.values.add(value);
  }

  sorted(): Float64Array {
    return this.values.sorted();
  }

  summary(): NumberSummary {
    const { count, mean, deviation, minimum, maximum } = this.moments;
    const sorted = this.sorted();
    return {
      count,
      mean,
      deviation,
      minimum: count === 0 ? 0 : minimum,
      maximum: count === 0 ? 0 : maximum,
      quantiles: [quantile(sorted, 0.05), quantile(sorted, 0.5), quantile(sorted, 0.95)],
    };
  }
}
