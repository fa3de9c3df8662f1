import { isHole, type Outcome } from '../../engine/sampling/index.js';

/**
 * From so many holes on, and attempts in them, a data set without any sample is not gone on with. By the rule of three
 * (0 of n observed: at most 3 / n, at 95 %) 20 holes say that fewer than one sample in six could be made; where a sample
 * has few attempts, 1,000 of them say that fewer than one in 300 would be accepted. With the usual 1,000 attempts a
 * sample that is 20,000 attempts: seconds, and never the hours of a whole data set.
 */
const enoughHoles = 20;
const enoughAttempts = 1000;

/** Watches the first samples of a run: a spec that rejects all of them is told early. */
export class FirstHoles {
  #holes = 0;
  #attempts = 0;
  #isWatching: boolean;

  /** @param hasSamples whether the data set has a sample that was made before */
  constructor(hasSamples: boolean) {
    this.#isWatching = !hasSamples;
  }

  note(outcome: Outcome): void {
    if (!isHole(outcome)) this.#isWatching = false;
    else {
      this.#holes += 1;
      this.#attempts += outcome.hole.attempts;
    }
  }

  /** Whether nothing but holes was met, and enough of them. */
  get areEnough(): boolean {
    return this.#isWatching && this.#holes >= enoughHoles && this.#attempts >= enoughAttempts;
  }
}
