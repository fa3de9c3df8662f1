/**
 * The state of the sample that is being made. Values are kept in frames with the time at which they were computed;
 * a new sample, or a new attempt of a cell, makes older values void by moving the clock on.
 */
export class World {
  /** The number of the sample. */
  sample = 0;
  /** Counts samples and attempts. */
  clock = 0;
  /** The clock at the beginning of the sample. */
  epoch = 0;
  /** Set by every read of something that may differ between samples: what was computed without it is a constant. */
  varied = false;
  /** How many values wait for one another. */
  depth = 0;
  /** How many cells are being solved: within them, only their own variables may be drawn. */
  solving = 0;

  begin(sample: number): void {
    this.sample = sample;
    this.clock += 1;
    this.epoch = this.clock;
    this.depth = 0;
    this.solving = 0;
  }
}
