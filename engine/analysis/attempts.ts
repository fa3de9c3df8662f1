import type { CellDescription } from '../sampling/index.js';
import type { CellStatistics } from './statistics.js';
import { Moments } from './summaries/moments.js';
import { quantile } from './summaries/quantile.js';
import { ThinnedValues } from './summaries/thinned.js';

const capacity = 10_000;

/** How often the cells of one kind, in all samples, were tried. */
export class AttemptsAccumulator {
  private readonly moments = new Moments();
  private readonly values = new ThinnedValues(capacity);

  private exhausted = 0;
  private vain = 0;

  constructor(private readonly cell: CellDescription) {}

  add(attempts: number): void {
    this.moments.add(attempts);
    this.values.add(attempts);
  }

  /** Adds a cell that gave up after so many attempts. */
  addExhausted(attempts: number): void {
    this.exhausted += 1;
    this.vain += attempts;
  }

  statistics(): CellStatistics {
    const { count, mean, maximum } = this.moments;
    const { requires, variables, home } = this.cell;
    const tried = (count === 0 ? 0 : count * mean) + this.vain;
    return {
      requires,
      variables,
      home,
      count,
      exhausted: this.exhausted,
      acceptance: tried === 0 ? 0 : count / tried,
      attempts: {
        mean,
        quantile95: quantile(this.values.sorted(), 0.95),
        maximum: count === 0 ? 0 : maximum,
      },
    };
  }
}
