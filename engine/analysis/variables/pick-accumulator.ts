import { chiSquare } from '../inference/chi-square.js';
import type { Comparison } from '../inference/kolmogorov-smirnov.js';
import type { PickCounts, PickStatistics } from '../statistics.js';

const mostValues = 1_000;

type Side = 'declared' | 'accepted';

/** Picks of a choice or of files, and true and false, as declared and as accepted. */
export class PickAccumulator {
  private readonly counts = new Map<string, Record<Side, number>>();
  private readonly others: Record<Side, number> = { declared: 0, accepted: 0 };

  add(side: Side, value: string): void {
    let count = this.counts.get(value);
    if (count === undefined) {
      count = this.counts.size < mostValues ? { declared: 0, accepted: 0 } : this.others;
      if (count !== this.others) this.counts.set(value, count);
    }
    count[side] += 1;
  }

  /** `sizes`: in how many samples there was a pick. */
  compare(sizes: readonly [number, number]): Comparison {
    const all = [...this.counts.values(), this.others];
    return chiSquare(
      all.map((count) => count.declared),
      all.map((count) => count.accepted),
      sizes,
    );
  }

  /** The most accepted first. Of a variable that is not conditioned, there are only accepted picks. */
  statistics(conditioned: boolean): Pick<PickStatistics, 'values' | 'others'> {
    const told = ({ declared, accepted }: Record<Side, number>): PickCounts =>
      conditioned ? { declared, accepted } : { accepted };
    const values = [...this.counts].map(([value, count]) => ({ value, ...told(count) }));
    values.sort((a, b) => b.accepted - a.accepted || (a.value < b.value ? -1 : 1));
    return { values, others: told(this.others) };
  }
}
