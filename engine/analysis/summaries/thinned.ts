/**
 * A fixed selection of a stream: all values while they are few, and then those whose running number, scrambled, is
 * below a bound that is halved as often as needed. So memory is bounded, each value is as likely to be kept as any
 * other, and the same stream always keeps the same values.
 */
export class ThinnedValues {
  private values: number[] = [];
  /** The scrambled running numbers of the values. */
  private ranks: number[] = [];
  private bound = 0x100000000;
  private running = 0;

  constructor(private readonly capacity: number) {}

  add(value: number): void {
    const rank = scramble(this.running);
    this.running += 1;
    if (rank >= this.bound) return;
    this.values.push(value);
    this.ranks.push(rank);
    while (this.values.length > this.capacity) {
      this.bound /= 2;
      const { ranks, bound } = this;
      this.values = this.values.filter((_, index) => ranks[index] < bound);
      this.ranks = ranks.filter((one) => one < bound);
    }
  }

  /** The kept values in ascending order. */
  sorted(): Float64Array {
    return Float64Array.from(this.values).sort();
  }
}

/** The finalizer of A. Appleby's MurmurHash3: a one-to-one map of 32 bits that spreads neighbours. */
function scramble(number: number): number {
  let h = number | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
