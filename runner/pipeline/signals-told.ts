import { setImmediate } from 'node:timers/promises';

/** A turn of the event loop in which nothing but looking for news happened takes no longer, in milliseconds. */
const quiet = 2;

/**
 * Resolves when all signals that came before are told to their handlers, and nothing long was done since. The loop looks
 * for signals once a turn, and does what else is due before and after: so only a whole short turn is sure to be enough.
 */
export async function signalsTold(): Promise<void> {
  await setImmediate();
  for (;;) {
    const begun = performance.now();
    await setImmediate();
    if (performance.now() - begun < quiet) return;
  }
}
