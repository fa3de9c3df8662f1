import type { Distribution } from '../../plan/plan.js';
import type { Plain } from '../../sampling/index.js';
import { constantScalar } from '../variables/constant-scalar.js';
import { Group } from '../variables/number-accumulator.js';
import { binsFor, sharesIn } from './bins.js';
import { closedCurve, estimatedCurve } from './curves.js';
import type { BinnedDraws, NumberDistribution, VariableDistribution } from './distribution.js';
import { PickShares } from './pick-shares.js';

type Side = 'declared' | 'accepted';

/** Components of a vector that are told. */
const mostComponents = 16;
/** Numbers of one component that are kept, declared and accepted each. */
const keptNumbers = 50_000;

/** Gathers the draws of one variable; what they amount to may be asked for at any time. */
export class DrawGatherer {
  private readonly components: Record<Side, Group>[] = [];
  private readonly picks: PickShares;

  /**
   * @param declaration undefined where there are several of one pattern
   * @param conditioned whether declared values are added too
   */
  constructor(
    private readonly declaration: Distribution | undefined,
    private readonly conditioned: boolean,
  ) {
    this.picks = new PickShares(declaration);
  }

  add(side: Side, value: Plain): void {
    if (typeof value === 'string' || typeof value === 'boolean') this.picks.add(side, String(value));
    const numbers = typeof value === 'number' ? [value] : Array.isArray(value) ? value : [];
    for (const [index, each] of numbers.slice(0, mostComponents).entries()) {
      if (typeof each !== 'number') continue;
      this.components[index] ??= { declared: new Group(keptNumbers), accepted: new Group(keptNumbers) };
      this.components[index][side].add(each);
    }
  }

  /** @param isBent whether what is accepted may differ from what is declared */
  figures(isBent: boolean): Pick<VariableDistribution, 'components' | 'picks'> {
    const { picks, conditioned } = this;
    return {
      components: this.components.map((sides, index) => this.component(sides, index, isBent)),
      ...(!picks.isEmpty && { picks: picks.shares(conditioned) }),
    };
  }

  private component(sides: Record<Side, Group>, index: number, isBent: boolean): NumberDistribution {
    const { declaration, conditioned } = this;
    const closed = declaration && constantScalar(declaration, index);
    const accepted = sides.accepted.sorted();
    const declared = conditioned ? sides.declared.sorted() : accepted;
    const all = conditioned ? Float64Array.from([...declared, ...accepted]).sort() : accepted;
    const bins = binsFor(all, accepted, closed?.scalar.support(closed.parameters));
    const binned = (group: Group, sorted: Float64Array): BinnedDraws => ({
      summary: group.summary(),
      ...(bins === undefined ? { shares: [], below: 0, above: 0 } : sharesIn(bins, sorted)),
    });
    const draws = {
      ...(conditioned && { declared: binned(sides.declared, declared) }),
      accepted: binned(sides.accepted, accepted),
    };
    if (bins === undefined) return draws;
    const { deviation } = (draws.declared ?? draws.accepted).summary;
    const declaredCurve = closed ? closedCurve(closed, bins) : estimatedCurve(declared, deviation, bins);
    const acceptedCurve = isBent
      ? estimatedCurve(accepted, draws.accepted.summary.deviation, bins)
      : undefined;
    return {
      bins,
      ...draws,
      ...(declaredCurve && { declaredCurve }),
      ...(acceptedCurve && { acceptedCurve }),
    };
  }
}
