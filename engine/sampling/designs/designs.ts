import { designed, designLimits } from '../../plan/designs.js';
import type { Choice, Distribution, GridDesign, Plan, Quota, Scalar } from '../../plan/plan.js';
import { PlanError } from '../problems.js';
import { type KeyNode, philox, uniformFromWords } from '../streams/index.js';
import { sobolCoordinate, sobolDimensions } from './sobol.js';
import { type DesignedUniform, gridded, stratified } from './strata.js';

/** How a variable is drawn that goes by the number of the sample. */
export interface Designed {
  readonly uniform: DesignedUniform;
  /** The outcomes in the order of their shares, for a quota. */
  readonly shares?: Quota['shares'];
}

/** The designs and quotas of a plan, by the addresses of their variables. */
export class Designs {
  readonly #byAddress = new Map<string, Designed>();

  /** @throws PlanError for more than there are dimensions or numbers for */
  constructor({ designs = [], quotas = [] }: Plan, root: KeyNode) {
    for (const design of designs) {
      if ('grid' in design) this.#addGrid(design, root.child('dataset').child('grid'));
      for (const [index, address] of designed(design).entries()) {
        if ('permutation' in design) this.#add(address, { uniform: stratified(strataOf(design.strata)) });
        if ('sobol' in design)
          this.#add(address, { uniform: sobolUniform(index + 2, designLimits.variables + 1) });
      }
    }
    for (const [index, { quota, shares }] of quotas.entries())
      this.#add(quota, {
        uniform: sobolUniform(designLimits.variables + 2 + index, sobolDimensions),
        shares,
      });
  }

  get isEmpty(): boolean {
    return this.#byAddress.size === 0;
  }

  at(address: string): Designed | undefined {
    return this.#byAddress.get(address);
  }

  #add(address: string, designed: Designed): void {
    this.#byAddress.set(address, designed);
  }

  #addGrid({ grid }: GridDesign, order: KeyNode): void {
    const cells = grid.reduce((product, { steps }) => product * steps, 1);
    if (!(cells <= designLimits.cells))
      throw new PlanError('plan/too-large', `The grid has more than ${designLimits.cells} cells.`);
    let below = cells;
    for (const { address, steps } of grid) {
      below /= steps;
      this.#add(address, { uniform: gridded(order, steps, below, cells) });
    }
  }
}

function strataOf(strata: number): number {
  if (strata <= designLimits.cells) return strata;
  throw new PlanError('plan/too-large', `A permutation has more than ${designLimits.cells} strata.`);
}

/**
 * A dimension of the sequence of Sobol', each digit of which is turned where one of the variable's first uniform number
 * (sample 0) is 1: a digital shift, which keeps all shares of the sequence and makes each number uniform over the seeds.
 */
function sobolUniform(dimension: number, last: number): DesignedUniform {
  if (dimension > last) throw new PlanError('plan/too-large', 'More variables go by the sample than can.');
  const coordinate = sobolCoordinate(dimension);
  const shift = new Uint32Array(4);
  const point = new Uint32Array(2);
  return (key, sample) => {
    philox(shift, 0, 0, 0, 0, key.k0, key.k1);
    coordinate(sample, point);
    return uniformFromWords(shift[0] ^ (point[0] << 6), shift[1] ^ (point[1] << 6));
  };
}

/**
 * The scalar distribution that a designed variable has: a quota's is the `bernoulli` of its share of `true`.
 * @throws PlanError for any other distribution
 */
export function designedScalar(node: Distribution, { shares }: Designed, pattern: string): Scalar {
  if ('dist' in node && shares === undefined) return node;
  if ('dist' in node && node.dist === 'bernoulli' && shares !== undefined) {
    const share = shares.find(({ label }) => label === 'true')?.share ?? 0;
    if (shares.every(({ label }) => label === 'true' || label === 'false'))
      return { ...node, args: [Math.min(1, share)] };
  }
  throw new PlanError(
    'plan/invalid',
    `${pattern} has no distribution that can go by the sample so.`,
    pattern,
  );
}

/** The branches in the order of their shares, with the shares for weights. @throws PlanError for labels of other branches */
export function designedChoice(node: Choice, { shares }: Designed, pattern: string): Choice {
  const share = new Map(shares?.map((each) => [each.label, each.share]));
  if (share.size !== node.choice.length || node.choice.some(({ label }) => !share.has(label))) {
    throw new PlanError('plan/invalid', `The quota of ${pattern} has not its branches.`, pattern);
  }
  return { ...node, choice: node.choice.map((branch) => ({ ...branch, weight: share.get(branch.label)! })) };
}
