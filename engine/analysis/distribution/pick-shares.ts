import type { Distribution } from '../../plan/plan.js';
import { wilsonInterval } from '../inference/wilson.js';
import { constantScalar } from '../variables/constant-scalar.js';
import type { ObservedShare, PickDistribution } from './distribution.js';

type Side = 'declared' | 'accepted';

/** Outcomes that are told; the rest are counted. */
const mostOutcomes = 40;
/** Outcomes that are remembered. */
const mostRemembered = 10_000;

/** Counts the picks of a choice or of files, and true and false. */
export class PickShares {
  private readonly counts = new Map<string, Record<Side, number>>();
  private readonly totals: Record<Side, number> = { declared: 0, accepted: 0 };
  private readonly exact: ReadonlyMap<string, number>;

  /** @param declaration undefined where there are several of one pattern */
  constructor(declaration: Distribution | undefined) {
    this.exact = declaration === undefined ? new Map() : exactShares(declaration);
    for (const value of [...this.exact.keys()].slice(0, mostRemembered))
      this.counts.set(value, { declared: 0, accepted: 0 });
  }

  get isEmpty(): boolean {
    return this.totals.declared + this.totals.accepted === 0;
  }

  add(side: Side, value: string): void {
    this.totals[side] += 1;
    const known = this.counts.get(value);
    if (known !== undefined) known[side] += 1;
    else if (this.counts.size < mostRemembered)
      this.counts.set(value, { declared: 0, accepted: 0, [side]: 1 });
  }

  /** @param conditioned whether declared picks are told too */
  shares(conditioned: boolean): PickDistribution {
    const told = [...this.counts].slice(0, mostOutcomes);
    return {
      outcomes: told.map(([value, { declared, accepted }]) => {
        const exact = this.exact.get(value);
        return {
          value,
          ...(exact !== undefined && { exact }),
          ...(conditioned && { declared: observed(declared, this.totals.declared) }),
          accepted: observed(accepted, this.totals.accepted),
        };
      }),
      others: this.counts.size - told.length,
    };
  }
}

function observed(count: number, total: number): ObservedShare {
  return { count, share: total === 0 ? 0 : count / total, interval: wilsonInterval(count, total) };
}

/** The shares of the outcomes, where they are constants. */
function exactShares(distribution: Distribution): ReadonlyMap<string, number> {
  if ('choice' in distribution) {
    const { choice } = distribution;
    const total = choice.reduce((sum, { weight }) => sum + weight, 0);
    return new Map(choice.map(({ label, weight }) => [label, weight / total]));
  }
  if ('files' in distribution) {
    const { files } = distribution;
    return new Map(files.map((file) => [file, 1 / files.length]));
  }
  const known = constantScalar(distribution, 0);
  if (known?.scalar.name !== 'bernoulli') return new Map();
  const [share] = known.parameters;
  return new Map([
    ['true', share],
    ['false', 1 - share],
  ]);
}
