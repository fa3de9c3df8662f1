import type { CellStatistics } from './statistics.js';
import { Moments } from './summaries/moments.js';
import { quantile } from './summaries/quantile.js';
import { ThinnedValues } from './summaries/thinned.js';

const capacity = 10_000;

/** How often the cells of one kind, in all samples, were tried. */
export class AttemptsAccumulator {
  private readonly moments = new Moments();
  private readonly values = new ThinnedValues(capacity);

  constructor(private readonly requires: readonly string[]) {}

  add(attempts: number): void {
    this.moments.add(attempts);
    this.values.add(attempts);
  }

  statistics(): CellStatistics {
    const { count, mean, maximum } = this.moments;
    return {
      requires: this.requires,
      count,
      attempts: {
        mean,
        quantile95: quantile(this.values.sorted(), 0.95),
        maximum: count === 0 ? 0 : maximum,
      },
    };
  }
}
