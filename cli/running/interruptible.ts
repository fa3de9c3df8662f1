import { createContext, Script } from 'node:vm';

const script = new Script('work()');

/** Made once: making one takes longer than anything else between a turn of the event loop and the watch for Ctrl-C. */
let context: { work?: () => void } | undefined;

/** The user pressed Ctrl-C. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/**
 * Runs work that does not let go of the thread, and ends it at once on Ctrl-C: a handler of the signal would have to
 * wait until the work is done, which for a spec that was made to harm may be never. Throws `Interrupted`.
 *
 * Handlers of the signal are taken off while the work runs, and what they were not yet told of is lost: whoever has
 * one lets the event loop turn just before.
 */
export function interruptible(work: () => void): void {
  context ??= createContext({}) as { work?: () => void };
  context.work = work;
  try {
    script.runInContext(context, { breakOnSigint: true });
  } catch (error) {
    throw isInterruption(error) ? new Interrupted() : error;
  }
}

/** The error comes from the script's own context, so it is no `Error` of this one. */
function isInterruption(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED'
  );
}
