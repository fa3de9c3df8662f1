import { createContext, Script } from 'node:vm';

const script = new Script('work()');

/** The user pressed Ctrl-C. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/**
 * Runs work that does not let go of the thread, and ends it at once on Ctrl-C: a handler of the signal would have to
 * wait until the work is done, which for a spec that was made to harm may be never. Throws `Interrupted`.
 */
export function interruptible(work: () => void): void {
  try {
    script.runInContext(createContext({ work }), { breakOnSigint: true });
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
