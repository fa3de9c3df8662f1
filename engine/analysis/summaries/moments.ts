/** Mean, deviation and extremes of a stream of numbers, by B. P. Welford's recurrence (Technometrics 4, 1962). */
export class Moments {
  count = 0;
  minimum = Number.POSITIVE_INFINITY;
  maximum = Number.NEGATIVE_INFINITY;
  /** Its quotient by the count is exact for whole numbers, as the recurrence's mean is not. */
  private sum = 0;
  private average = 0;
  /** The sum of squared distances from the mean. */
  private spread = 0;

  add(value: number): void {
    this.count += 1;
    this.sum += value;
    const distance = value - this.average;
    this.average += distance / this.count;
    this.spread += distance * (value - this.average);
    if (value < this.minimum) this.minimum = value;
    if (value > this.maximum) this.maximum = value;
  }

  /** 0 for no numbers. */
  get mean(): number {
    return this.count === 0 ? 0 : this.sum / this.count;
  }

  /** The standard deviation of a sample (divided by n − 1); 0 for fewer than two numbers. */
  get deviation(): number {
    return this.count < 2 ? 0 : Math.sqrt(this.spread / (this.count - 1));
  }
}
