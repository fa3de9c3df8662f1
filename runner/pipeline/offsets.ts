/** Where the line of each sample begins in a file: eight bytes a sample, as many as there are. */
export class Offsets {
  /** One more than the offset; 0 where there is none. */
  #places = new Float64Array(1024);

  /** Undefined where there is none. */
  get(index: number): number | undefined {
    const place = this.#places[index] ?? 0;
    return place === 0 ? undefined : place - 1;
  }

  set(index: number, offset: number): void {
    if (index >= this.#places.length) {
      const larger = new Float64Array(Math.max(index + 1, 2 * this.#places.length));
      larger.set(this.#places);
      this.#places = larger;
    }
    this.#places[index] = offset + 1;
  }
}
