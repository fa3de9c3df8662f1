/** The samples of an image, one or four a pixel, each on a line of its own, and what is nearest at each. */
export class SampleGrid {
  /** 1 / z of what is nearest; 0 for nothing. */
  readonly inverseDepths: Float64Array;
  /** Its number in `Records`; 0 for nothing. */
  readonly records: Uint32Array;

  /**
   * @param shift the logarithm to the base 2 of the samples of a pixel
   * @param offsets x of each sample from its pixel's left side; the y of sample s is (s + 1/2) of as many parts
   */
  constructor(
    readonly width: number,
    readonly height: number,
    readonly shift: 0 | 2,
    readonly offsets: Float64Array,
  ) {
    this.inverseDepths = new Float64Array((width * height) << shift);
    this.records = new Uint32Array((width * height) << shift);
  }

  clear(): void {
    this.inverseDepths.fill(0);
    this.records.fill(0);
  }
}
