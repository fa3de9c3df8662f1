/** A distribution of one scalar that is drawn from one uniform number by its quantile function. */
export interface ScalarDistribution {
  readonly name: string;
  /** The names of the parameters, in order. */
  readonly parameters: readonly string[];
  /**
   * Whether parameters are lists of any length. The numbers of all arguments then come in one row, and `invalid` is
   * asked for their number, too.
   */
  readonly listed?: true;
  /** Whether values are whole numbers. */
  readonly discrete: boolean;
  /** What is wrong with the parameters, or undefined. */
  invalid(parameters: readonly number[]): string | undefined;
  /**
   * The value at 0 < u < 1; for a discrete distribution the smallest x with F(x) ≥ u. It does not fall as u grows,
   * but for the last bits of closed forms (and bernoulli, which falls). The parameters are valid.
   */
  quantile(u: number, parameters: readonly number[]): number;
  /** F(x), the probability of a value up to x. */
  cdf(x: number, parameters: readonly number[]): number;
  mean(parameters: readonly number[]): number;
  variance(parameters: readonly number[]): number;
  /** The least and the greatest value; possibly infinite. */
  support(parameters: readonly number[]): readonly [number, number];
}
