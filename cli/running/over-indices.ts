import { setImmediate } from 'node:timers/promises';
import { Interrupted, interruptible } from './interruptible.js';

/** After this many milliseconds of work what was made is handed on, and progress is shown. */
const slice = 50;

export interface IndexRange {
  readonly first: number;
  /** Included. */
  readonly last: number;
}

/**
 * Does `work` for each index, slice by slice; after each slice, `handOn` gets the number of indices that are done.
 * Throws `Interrupted` on Ctrl-C, once what was done is handed on. At the edges of a slice there is a moment in which
 * nobody watches, and the signal itself ends the process: nothing is being handed on then.
 */
export async function overIndices(
  { first, last }: IndexRange,
  work: (index: number) => void,
  handOn: (done: number) => Promise<void>,
): Promise<void> {
  let next = first;
  let interrupted = false;
  const interrupt = () => {
    interrupted = true;
  };
  process.on('SIGINT', interrupt);
  const workOnSlice = () => {
    const begun = performance.now();
    while (next <= last && performance.now() - begun < slice) work(next++);
  };
  try {
    while (next <= last) {
      // A signal that came since the slice before is told now; in the slice it would be lost.
      await setImmediate();
      if (interrupted) break;
      try {
        interruptible(workOnSlice);
      } catch (error) {
        if (!(error instanceof Interrupted)) throw error;
        interrupted = true;
      }
      await handOn(next - first);
    }
  } finally {
    process.off('SIGINT', interrupt);
  }
  if (interrupted) throw new Interrupted();
}
