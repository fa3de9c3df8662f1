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
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED') {
      throw new Interrupted();
    }
    throw error;
  }
}
